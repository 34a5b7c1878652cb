package io.creditledger.core.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a payment. {@code moves} is what the fact makes due on the account. */
public sealed interface PaymentEvent extends LedgerEvent {
    /** What the fact makes due. */
    default List<Move> moves() {
        return List.of();
    }

    /**
     * @param gatewayKey under which the provider is asked, recorded before it is
     * @param quote what the payer is to redeem it for, at the terms of this moment; null: that was not said
     * @param use what the payer's method is saved for; null: it is not saved, or its purpose says so
     */
    record PaymentCreated(
            UUID id,
            Instant at,
            Money amount,
            @Nullable AccountId payer,
            @Nullable Purpose purpose,
            String request,
            String gatewayKey,
            @Nullable Quote quote,
            @Nullable FutureUse use)
            implements PaymentEvent {
        /** Without a quote, and without saving the method. */
        public PaymentCreated(
                UUID id,
                Instant at,
                Money amount,
                @Nullable AccountId payer,
                @Nullable Purpose purpose,
                String request,
                String gatewayKey) {
            this(id, at, amount, payer, purpose, request, gatewayKey, null, null);
        }
    }

    record PaymentApproved(UUID id, Instant at) implements PaymentEvent {}

    /** Objects of the provider became known; only those that were not. */
    record PaymentLinked(UUID id, Instant at, PaidObjects objects) implements PaymentEvent {}

    /** The agreed money was received. */
    record PaymentSucceeded(UUID id, Instant at, Money received, List<Move> moves) implements PaymentEvent {
        public PaymentSucceeded {
            moves = List.copyOf(moves);
        }
    }

    /** Other money than agreed was received. */
    record PaymentMismatched(UUID id, Instant at, Money received) implements PaymentEvent {}

    /** An attempt was declined for the first time. */
    record PaymentFailed(UUID id, Instant at, String reason) implements PaymentEvent {}

    record PaymentCancelled(UUID id, Instant at, String reason) implements PaymentEvent {}

    /** What the payment buys became known. */
    record PaymentRedeemed(UUID id, Instant at, Purpose purpose, List<Move> moves) implements PaymentEvent {
        public PaymentRedeemed {
            moves = List.copyOf(moves);
        }
    }

    /** What was redeemed is bought again each period. */
    record PaymentRecurs(UUID id, Instant at, Recurrence recurrence, List<Move> moves) implements PaymentEvent {
        public PaymentRecurs {
            moves = List.copyOf(moves);
        }
    }

    record PaymentRefunded(UUID id, Instant at, String refund, Money amount, List<Move> moves) implements PaymentEvent {
        public PaymentRefunded {
            moves = List.copyOf(moves);
        }
    }

    /** A refund failed, recorded as one before or not: the money stayed. */
    record RefundFailed(UUID id, Instant at, String refund, Money amount, List<Move> moves) implements PaymentEvent {
        public RefundFailed {
            moves = List.copyOf(moves);
        }
    }

    record DisputeOpened(UUID id, Instant at, String dispute, Money amount, List<Move> moves) implements PaymentEvent {
        public DisputeOpened {
            moves = List.copyOf(moves);
        }
    }

    /** A dispute was decided for the seller. */
    record DisputeWon(UUID id, Instant at, String dispute, List<Move> moves) implements PaymentEvent {
        public DisputeWon {
            moves = List.copyOf(moves);
        }
    }

    /** A dispute was decided for the payer: what was withheld stays taken. */
    record DisputeLost(UUID id, Instant at, String dispute) implements PaymentEvent {}

    /** The account has the move; without a transaction there was nothing to do. */
    record MoveRecorded(
            UUID id, Instant at, int move, @Nullable UUID transaction) implements PaymentEvent {}

    /** The account refused the move; it is tried again at {@code retryAt}, for so many {@code credits}. */
    record MoveRefused(UUID id, Instant at, int move, String code, Credits credits, Instant retryAt)
            implements PaymentEvent {}
}
