package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits reserved, not yet captured or released.
 *
 * @param hold identity: the id of the command that placed it
 * @param draws portions of blocks still pinned, in draw order
 * @param overdraft the part beyond the blocks, on accounts that may go negative
 * @param expiresAt when the hold ends by itself; null: never
 */
public record Hold(UUID hold, List<Draw> draws, Credits overdraft, @Nullable Instant expiresAt) {
    public Hold {
        draws = List.copyOf(draws);
    }

    /** Everything still reserved. */
    public Credits amount() {
        return draws.stream().map(Draw::amount).reduce(overdraft, Credits::plus);
    }

    public boolean isExpiredAt(Instant time) {
        return expiresAt != null && !time.isBefore(expiresAt);
    }
}
