package io.creditledger.projections;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the one writer of a view still knows of the rows that it wrote: the last number of each stream it wrote lately,
 * so that it need not read it again to see whether the next one follows.
 *
 * <p>What a view shows is a function of its position. So what is remembered holds as long as the view stands where it
 * was left; when it stands elsewhere, because somebody else wrote or a batch was given up, everything is forgotten.
 */
public final class Remembered {
    private static final int MOST = 50_000;

    private final Map<String, Long> last = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };
    private final Map<String, Long> noted = new HashMap<>();
    private long position = -1;

    /** A batch begins after {@code position}. */
    public void beginAfter(long position) {
        noted.clear();
        if (this.position != position) {
            last.clear();
            this.position = position;
        }
    }

    /** The last number of a stream; null when that is to be read from the view. */
    public @Nullable Long last(String stream) {
        return last.get(stream);
    }

    /** The batch writes {@code number} as the last of {@code stream}. */
    public void note(String stream, long number) {
        noted.put(stream, number);
    }

    /** The batch is committed: the view stands at {@code position} now. */
    public void committedAt(long position) {
        last.putAll(noted);
        noted.clear();
        this.position = position;
    }
}
