package io.creditledger.core.account;

import io.creditledger.core.account.AccountEvent.CreditsExpired;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What time alone has done to an account and nobody has recorded yet: first holds that are over are released, then free
 * credits of blocks that have expired are forfeited, all in one entry. Pinned credits stay until their hold ends.
 *
 * @param account the account with that recorded
 * @param events what records it; empty when nothing was due
 */
record Settlement(Open account, List<AccountEvent> events) {
    /** Holds that end at the same time end in the order of their ids. */
    private static final Comparator<Hold> END_ORDER = Comparator.comparing(
                    Hold::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Hold::hold);

    /**
     * Settles the account at {@code at}.
     *
     * @param id of the command; the events take its neighbours from {@code nth} on
     */
    static Settlement of(Open account, UUID id, Instant at, int nth) {
        if (!isDue(account, at)) {
            return new Settlement(account, List.of());
        }
        List<AccountEvent> events = new ArrayList<>();
        Open settled = account;
        for (Hold hold : ended(account, at)) {
            UUID event = Ids.nth(id, nth + events.size());
            HoldReleased released = new HoldReleased(event, at, hold.hold(), hold.amount(), true);
            settled = AccountEvolution.evolve(settled, released);
            events.add(released);
        }
        CreditsExpired expired = expired(settled, Ids.nth(id, nth + events.size()), at);
        if (expired != null) {
            settled = AccountEvolution.evolve(settled, expired);
            events.add(expired);
        }
        return new Settlement(settled, events);
    }

    /** Free credits that this settlement forfeits from blocks granted by {@code purchase}, still in {@code before}. */
    Credits forfeitedOf(UUID purchase, Open before) {
        Credits sum = Credits.ZERO;
        for (AccountEvent event : events) {
            if (event instanceof CreditsExpired expired) {
                for (Draw draw : expired.draws()) {
                    Block block = before.block(draw.block());
                    if (block != null && block.terms().grant().equals(purchase)) {
                        sum = sum.plus(draw.amount());
                    }
                }
            }
        }
        return sum;
    }

    private static boolean isDue(Open account, Instant at) {
        for (Block block : account.blocks()) {
            if (block.terms().isExpiredAt(at) && block.free().isPositive()) {
                return true;
            }
        }
        for (Hold hold : account.holds().values()) {
            if (hold.isExpiredAt(at)) {
                return true;
            }
        }
        return false;
    }

    private static List<Hold> ended(Open account, Instant at) {
        return account.holds().values().stream()
                .filter(hold -> hold.isExpiredAt(at))
                .sorted(END_ORDER)
                .toList();
    }

    private static @Nullable CreditsExpired expired(Open account, UUID id, Instant at) {
        List<Draw> draws = new ArrayList<>();
        for (Block block : account.blocks()) {
            if (block.terms().isExpiredAt(at) && block.free().isPositive()) {
                draws.add(block.drawOf(block.free()));
            }
        }
        if (draws.isEmpty()) {
            return null;
        }
        Credits amount = Draw.sum(draws);
        Credits balance = account.balance().minus(amount);
        return new CreditsExpired(id, at, account.entries() + 1, amount, balance, List.copyOf(draws));
    }
}
