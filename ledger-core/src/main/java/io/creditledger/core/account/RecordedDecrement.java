package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history says about a decrement or capture: immutable, so it may be read before the command is decided.
 *
 * @param draws what was taken from which block, in draw order
 * @param overdraft what was taken beyond the blocks
 * @param usage what for
 * @param at when it was decided
 * @param metered how usage became its amount; null: the caller had named it
 */
public record RecordedDecrement(
        List<Restored> draws,
        Credits overdraft,
        Usage usage,
        Instant at,
        @Nullable Metered metered) {
    public RecordedDecrement {
        draws = List.copyOf(draws);
    }

    /** A decrement whose amount the caller had named. */
    public RecordedDecrement(List<Restored> draws, Credits overdraft, Usage usage, Instant at) {
        this(draws, overdraft, usage, at, null);
    }

    /** The decremented amount. */
    public Credits amount() {
        return draws.stream().map(Restored::amount).reduce(overdraft, Credits::plus);
    }
}
