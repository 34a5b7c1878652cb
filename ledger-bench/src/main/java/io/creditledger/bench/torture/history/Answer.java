package io.creditledger.bench.torture.history;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client was told about what it asked. */
public sealed interface Answer {
    /**
     * It happened.
     *
     * @param position of the last event it made
     * @param id of the entry or hold; null where the answer has none
     * @param entry number of the statement line; 0 where it makes none
     * @param balance after the line; null where it makes none
     */
    record Ok(
            long position,
            @Nullable UUID id,
            long entry,
            @Nullable BigDecimal balance) implements Answer {}

    /** It did not and never will. */
    record Refused(int status, String code) implements Answer {}

    /** Nobody could say, however often it was asked. */
    record Unknown(String why) implements Answer {}
}
