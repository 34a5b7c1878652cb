package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;

/**
 * What the history says about a decrement or capture: immutable, so it may be read before the command is decided.
 *
 * @param draws what was taken from which block, in draw order
 * @param overdraft what was taken beyond the blocks
 * @param usage what for
 * @param at when it was decided
 */
public record RecordedDecrement(List<Restored> draws, Credits overdraft, Usage usage, Instant at) {
    public RecordedDecrement {
        draws = List.copyOf(draws);
    }

    /** The decremented amount. */
    public Credits amount() {
        return draws.stream().map(Restored::amount).reduce(overdraft, Credits::plus);
    }
}
