package io.creditledger.api.automation;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.ChargeRequest;
import io.creditledger.api.payment.Declined;
import io.creditledger.api.payment.Imprint;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.NotConfigured;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Rejected;
import io.creditledger.api.payment.Unreachable;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.CancelPayment;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charges a saved method for a standing order, and brings its payment as far as it goes. Whatever was interrupted is
 * done again with the same payment and the same key, so that the payer is charged once.
 */
public final class StandingCharge {
    private static final Logger LOG = LoggerFactory.getLogger(StandingCharge.class);
    private static final String DECLINED = "declined:";

    private final Payments payments;
    private final PaymentGateway provider;
    private final Stamps stamps;

    /** What is bought, for how much. Asked for once: it is fixed with the payment. */
    public record Terms(Money amount, Purpose purpose) {}

    /**
     * How a charge ended.
     *
     * @param decline the provider's code; null: the money was received
     */
    public record End(@Nullable String decline) {}

    public StandingCharge(Payments payments, PaymentGateway provider, Stamps stamps) {
        this.payments = payments;
        this.provider = provider;
        this.stamps = stamps;
    }

    /** The end of the charge; null: it has none yet, come again. */
    @Nullable
    End charge(PaymentId id, Supplier<Terms> terms, SavedMethod method, String description) {
        try {
            boolean begunBefore = payments.payment(id) instanceof Agreed;
            Agreed agreed = agreed(id, terms);
            End end = end(id, agreed);
            if (end != null) {
                return end;
            }
            if (agreed.objects().intent() == null) {
                Purpose purpose = Objects.requireNonNull(agreed.purpose(), "a standing order without a purpose");
                Money amount = agreed.agreement().amount();
                ChargeRequest request = new ChargeRequest(
                        id.gatewayKey(), id, purpose.account(), amount, method, description, Imprint.of(agreed));
                payments.link(id, intent(request, begunBefore).objects());
            }
            return payments.refresh(id) instanceof Agreed refreshed ? end(id, refreshed) : null;
        } catch (Declined e) {
            return declined(id, e.code());
        } catch (Rejected | Unreachable | NotConfigured e) {
            LOG.warn("the charge {} is tried again later: {}", id, e.getMessage());
            return null;
        }
    }

    /** Whoever goes on with a charge looks first what it has made: the provider keeps keys for a day only. */
    private Intent intent(ChargeRequest request, boolean begunBefore) {
        Optional<Intent> made = begunBefore ? provider.charged(request) : Optional.empty();
        return made.orElseGet(() -> charged(request));
    }

    /** A charge that is rejected was not made. Being refused to look says nothing about one that may have been made. */
    private Intent charged(ChargeRequest request) {
        try {
            return provider.charge(request);
        } catch (Rejected e) {
            LOG.warn("the charge {} was rejected: {}", request.payment(), e.getMessage());
            throw new Declined(e.code(), "The charge was rejected.", e);
        }
    }

    /** Why what was paid must not be bought again: its money went back. Null: it did not. */
    @Nullable
    String takenBack(PaymentId id) {
        return payments.payment(id) instanceof Agreed agreed
                ? switch (agreed.status()) {
                    case REFUNDED -> "refunded";
                    case DISPUTED, LOST -> "disputed";
                    case CREATED, APPROVED, FAILED, CANCELLED, MISMATCHED, SUCCEEDED, PARTLY_REFUNDED, WON -> null;
                }
                : null;
    }

    private Agreed agreed(PaymentId id, Supplier<Terms> terms) {
        if (payments.payment(id) instanceof Agreed agreed) {
            return agreed;
        }
        Terms fixed = terms.get();
        payments.record(
                new CreatePayment(
                        id, stamps.id(), stamps.now(), fixed.amount(), null, fixed.purpose(), "standing order"),
                null);
        Payment created = payments.payment(id);
        if (created instanceof Agreed agreed) {
            return agreed;
        }
        throw new IllegalStateException("the payment " + id + " of a standing order was refused");
    }

    /** A failed attempt without the payer is the last one: the intent is given up, so that nobody pays it later. */
    private @Nullable End end(PaymentId id, Agreed payment) {
        return switch (payment.status()) {
            case CREATED, APPROVED -> null;
            case FAILED -> failed(id, payment);
            case CANCELLED -> new End(reason(payment));
            case MISMATCHED -> new End("mismatched");
            case SUCCEEDED, PARTLY_REFUNDED, REFUNDED, DISPUTED, WON, LOST -> granted(id);
        };
    }

    /** What was paid has its end when its credits are there: until then they would be missed, and charged for again. */
    private @Nullable End granted(PaymentId id) {
        MoveProgress purchase = payments.settle(id) instanceof Agreed agreed ? agreed.move(1) : null;
        return purchase != null && purchase.done() ? new End(null) : null;
    }

    private @Nullable End failed(PaymentId id, Agreed payment) {
        String intent = payment.objects().intent();
        try {
            if (intent != null) {
                provider.cancel(intent, id.gatewayKey() + "-cancel");
            }
        } catch (Rejected e) {
            LOG.warn("{} cannot be given up, so it is looked at again: {}", id, e.getMessage());
            return null;
        }
        return declined(id, Objects.requireNonNullElse(payment.course().failure(), "declined"));
    }

    /** Where the money came all the same, the payment refuses to be cancelled. */
    private @Nullable End declined(PaymentId id, String code) {
        CancelPayment command = new CancelPayment(id, stamps.id(), stamps.now(), DECLINED + code);
        return payments.record(command, null) instanceof Outcome.Refused ? granted(id) : new End(code);
    }

    private static String reason(Agreed payment) {
        String reason = Objects.requireNonNullElse(payment.course().cancelled(), "cancelled");
        return reason.startsWith(DECLINED) ? reason.substring(DECLINED.length()) : reason;
    }
}
