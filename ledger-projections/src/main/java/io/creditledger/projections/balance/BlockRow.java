package io.creditledger.projections.balance;

import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.money.Credits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch changes about one block: sums of changes, or the whole row when the block is new. */
final class BlockRow {
    final String account;
    final UUID block;

    @Nullable
    BlockTerms terms;

    @Nullable
    Funding funding;

    Credits remaining = Credits.ZERO;
    Credits held = Credits.ZERO;
    Credits spent = Credits.ZERO;
    Credits forfeited = Credits.ZERO;
    Credits reversed = Credits.ZERO;
    Credits moved = Credits.ZERO;
    Credits repaid = Credits.ZERO;

    /** What paid for a grant, as far as anything did. */
    record Funding(@Nullable String offer, @Nullable String payment) {}

    BlockRow(String account, UUID block) {
        this.account = account;
        this.block = block;
    }

    /** Begins the block with its terms, less what went to the account's debt at once. */
    void begin(BlockTerms newTerms, Credits debtRepaid, @Nullable Funding by) {
        terms = newTerms;
        funding = by;
        repaid = debtRepaid;
        remaining = newTerms.amount().minus(debtRepaid);
    }

    void spend(Credits amount) {
        remaining = remaining.minus(amount);
        spent = spent.plus(amount);
    }

    void forfeit(Credits amount) {
        remaining = remaining.minus(amount);
        forfeited = forfeited.plus(amount);
    }

    void move(Credits amount) {
        remaining = remaining.minus(amount);
        moved = moved.plus(amount);
    }

    void reverse(Credits amount) {
        remaining = remaining.minus(amount);
        reversed = reversed.plus(amount);
    }

    void pin(Credits amount) {
        held = held.plus(amount);
    }

    /** Whether nothing but spending changed it. */
    boolean isOnlySpent() {
        return held.isZero() && forfeited.isZero() && reversed.isZero() && moved.isZero();
    }

    BlockTerms fixed() {
        if (terms == null) {
            throw new IllegalStateException("block " + block + " is not new");
        }
        return terms;
    }
}
