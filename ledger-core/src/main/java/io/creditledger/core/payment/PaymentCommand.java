package io.creditledger.core.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.tier.Period;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a payment. */
public sealed interface PaymentCommand extends LedgerCommand {
    PaymentId payment();

    @Override
    default String stream() {
        return payment().stream();
    }

    /**
     * Agree on a payment, before the provider is asked for it.
     *
     * @param amount to be paid
     * @param payer who alone may redeem it; null: its purpose is known
     * @param purpose what it buys; null: known when it is redeemed
     * @param request what the caller asked, in few characters: the same request for a payment that is there is a retry
     * @param quote what the payer is to redeem it for at today's terms; null: that was not said
     * @param use what the payer's method is saved for; null: it is not saved
     */
    record CreatePayment(
            PaymentId payment,
            UUID id,
            Instant at,
            Money amount,
            @Nullable AccountId payer,
            @Nullable Purpose purpose,
            String request,
            @Nullable Quote quote,
            @Nullable FutureUse use)
            implements PaymentCommand {
        /** Without a quote, and without saving the method. */
        public CreatePayment(
                PaymentId payment,
                UUID id,
                Instant at,
                Money amount,
                @Nullable AccountId payer,
                @Nullable Purpose purpose,
                String request) {
            this(payment, id, at, amount, payer, purpose, request, null, null);
        }
    }

    /** The payer approves. */
    record ApprovePayment(PaymentId payment, UUID id, Instant at) implements PaymentCommand {}

    /** Take note of what the provider says now. However old, doubled or out of order, it does no harm. */
    record ObservePayment(PaymentId payment, UUID id, Instant at, Observation seen) implements PaymentCommand {}

    /**
     * Say what a payment buys that was agreed without a purpose. Once: the same offer for the same account again is a
     * retry.
     *
     * @param payer who asks
     * @param purpose what for
     * @param price what that costs
     * @param every how often it is bought
     */
    record RedeemPayment(
            PaymentId payment, UUID id, Instant at, AccountId payer, Purpose purpose, Money price, Period every)
            implements PaymentCommand {
        /** Bought once. */
        public RedeemPayment(PaymentId payment, UUID id, Instant at, AccountId payer, Purpose purpose, Money price) {
            this(payment, id, at, payer, purpose, price, Period.ONETIME);
        }
    }

    /** Give a payment up for which no money came. */
    record CancelPayment(PaymentId payment, UUID id, Instant at, String reason) implements PaymentCommand {}

    /**
     * The account has recorded a move.
     *
     * @param move its number
     * @param transaction the account's; null: there was nothing to do
     */
    record ConfirmMove(
            PaymentId payment,
            UUID id,
            Instant at,
            int move,
            @Nullable UUID transaction) implements PaymentCommand {}

    /**
     * The account refused a move.
     *
     * @param move its number
     * @param refusals how often it had been refused before
     * @param code of the refusal
     * @param left what the account could do of it; zero: nothing, so that it is done; null: it is to be tried again
     */
    record RefuseMove(
            PaymentId payment,
            UUID id,
            Instant at,
            int move,
            int refusals,
            String code,
            @Nullable Credits left) implements PaymentCommand {}
}
