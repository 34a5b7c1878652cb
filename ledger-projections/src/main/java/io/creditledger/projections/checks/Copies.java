package io.creditledger.projections.checks;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Projection;
import io.creditledger.projections.TokenTable;
import io.creditledger.projections.replay.Shadow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All views a second time, growing together in one walk through the book. */
final class Copies implements AutoCloseable {
    private final List<Copy> copies;

    private Copies(List<Copy> copies) {
        this.copies = copies;
    }

    /** Empty copies that will go as far as each view shows now, and not beyond {@code head}. */
    static Copies begin(DataSource dataSource, List<Projection> projections, int book, long head) {
        TokenTable tokens = new TokenTable(dataSource, book);
        List<Copy> copies = new ArrayList<>();
        for (Projection projection : projections) {
            long upTo = Math.min(tokens.position(projection).orElse(0), head);
            Shadow shadow = new Shadow(dataSource, projection, projection.schema() + "_check", book);
            copies.add(new Copy(projection, shadow, upTo));
        }
        Copies all = new Copies(List.copyOf(copies));
        try {
            copies.forEach(copy -> copy.shadow().begin());
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    List<Copy> all() {
        return copies;
    }

    /** Adds the next events to all, at the same time; nobody gets past one that cannot be read. */
    CompletableFuture<Void> add(List<CheckedEvent> page) {
        List<RecordedEvent> events = new ArrayList<>(page.size());
        String unreadable = null;
        for (CheckedEvent checked : page) {
            RecordedEvent event = checked.event();
            if (event == null) {
                unreadable = "position " + checked.stored().position() + " cannot be read: " + checked.flaw();
                break;
            }
            events.add(event);
        }
        String why = unreadable;
        return Shadow.atOnce(copies.stream()
                .<Runnable>map(copy -> () -> take(copy, events, why))
                .toList());
    }

    private static void take(Copy copy, List<RecordedEvent> events, @Nullable String unreadable) {
        copy.take(events);
        if (unreadable != null) {
            copy.unreadable(unreadable);
        }
    }

    @Override
    public void close() {
        copies.forEach(copy -> copy.shadow().discard());
    }
}
