package io.creditledger.api.importing;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Makes up usage in the columns of the public Azure LLM inference trace: TIMESTAMP, ContextTokens, GeneratedTokens. The
 * same seed gives the same rows.
 */
public final class SampleUsage {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 15, 9, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");
    private static final int TENTHS_OF_MICROS_PER_GAP = 40_000_000;

    private SampleUsage() {}

    /** Hands out the header and {@code rows} lines. */
    public static void write(int rows, long seed, Consumer<String> line) {
        SplittableRandom random = new SplittableRandom(seed);
        LocalDateTime time = START;
        line.accept("TIMESTAMP,ContextTokens,GeneratedTokens");
        for (int i = 0; i < rows; i++) {
            time = time.plus(Duration.ofNanos(100L * random.nextInt(TENTHS_OF_MICROS_PER_GAP)));
            line.accept(TIME.format(time) + "," + (20 + random.nextInt(480)) + "," + (5 + random.nextInt(120)));
        }
    }
}
