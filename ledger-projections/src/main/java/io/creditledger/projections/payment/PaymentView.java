package io.creditledger.projections.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Course;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.PaymentStatus;
import io.creditledger.core.payment.Returns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the view has it.
 *
 * @param amount what was agreed
 * @param payer who alone may redeem it; null: its purpose was known from the beginning
 * @param bought what it buys; null: not known yet
 * @param objects the provider's objects that stand for it
 * @param course how far the money has come
 * @param returns what of it went back or is disputed, by id
 * @param moves what it makes due on the account
 * @param createdPosition of its first event: payments are listed by it
 * @param position of its last event
 */
public record PaymentView(
        PaymentId payment,
        Money amount,
        @Nullable AccountId payer,
        @Nullable Bought bought,
        PaidObjects objects,
        Course course,
        Returns returns,
        List<MoveProgress> moves,
        Instant createdAt,
        Instant changedAt,
        long createdPosition,
        long position) {
    public PaymentView {
        moves = List.copyOf(moves);
    }

    /**
     * What a payment buys.
     *
     * @param offer the tier or price, if any
     * @param credits of all blocks together
     */
    public record Bought(
            AccountId account, Source source, @Nullable String offer, Credits credits) {}

    /** How it stands, in one word. */
    public PaymentStatus status() {
        return PaymentStatus.of(amount, course, returns);
    }

    /** What was refunded of the agreed money, in minor units. */
    public long refunded() {
        return returns.refundedOf(amount);
    }

    /** What is disputed of the agreed money, open or lost, in minor units. */
    public long disputed() {
        return returns.disputedOf(amount);
    }

    /** What the account does not have yet. */
    public List<MoveProgress> outstanding() {
        return moves.stream().filter(move -> !move.done()).toList();
    }

    /** The account's purchase; null: not made. */
    public @Nullable UUID transaction() {
        return moves.isEmpty() ? null : moves.getFirst().transaction();
    }
}
