package io.creditledger.core.account;

import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.money.Credits;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What amendments have undone of one decrement so far, by where it had come from: a decrement can be undone from its
 * last draw to its first, or by one of its blocks, in any order.
 *
 * @param overdraft of what it took beyond the blocks
 * @param draws of what it drew, by block
 */
public record Undone(Credits overdraft, Map<UUID, Credits> draws) {
    /** Nothing yet. */
    static final Undone NOTHING = new Undone(Credits.ZERO, Map.of());

    /** All that is undone. */
    Credits amount() {
        Credits sum = overdraft;
        for (Credits drawn : draws.values()) {
            sum = sum.plus(drawn);
        }
        return sum;
    }

    /** What of a draw can still be undone. */
    Credits left(Restored draw) {
        return draw.amount().minus(draws.getOrDefault(draw.terms().block(), Credits.ZERO));
    }

    /** After one more amendment. */
    Undone plus(DecrementAmended event) {
        Map<UUID, Credits> more = new LinkedHashMap<>(draws);
        for (Restored part : event.restored()) {
            more.merge(part.terms().block(), part.amount(), Credits::plus);
        }
        Credits beyond = event.amount().minus(Restored.sum(event.restored()));
        return new Undone(overdraft.plus(beyond), Collections.unmodifiableMap(more));
    }
}
