package io.creditledger.api.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.Intent.Step;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaidObjects;
import org.jspecify.annotations.Nullable;

/** Payment intents in the ledger's words (docs.stripe.com/payments/paymentintents/lifecycle). */
final class Intents {
    private Intents() {}

    static Intent of(PaymentIntent intent) {
        return new Intent(intent.getId(), intent.getClientSecret(), step(intent), objects(intent));
    }

    /** A method counts as saved where it paid, and was saved for being charged without the payer. */
    static PaidObjects objects(PaymentIntent intent) {
        boolean saved = "off_session".equals(intent.getSetupFutureUsage()) && step(intent) == Step.SUCCEEDED;
        return new PaidObjects(
                null,
                intent.getId(),
                intent.getLatestCharge(),
                null,
                intent.getCustomer(),
                saved ? intent.getPaymentMethod() : null);
    }

    static Status status(PaymentIntent intent) {
        return switch (step(intent)) {
            case NEEDS_METHOD -> intent.getLastPaymentError() == null ? Status.WAITING : Status.FAILED;
            case NEEDS_CONFIRMATION, NEEDS_ACTION -> Status.WAITING;
            case NEEDS_CAPTURE, PROCESSING -> Status.UNDERWAY;
            case SUCCEEDED -> Status.SUCCEEDED;
            case CANCELLED -> Status.CANCELLED;
        };
    }

    static @Nullable String failure(PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        return error == null ? null : StripeCalls.declineCode(error.getCode(), error.getDeclineCode());
    }

    static @Nullable Money received(PaymentIntent intent) {
        return step(intent) == Step.SUCCEEDED ? Money.of(intent.getAmountReceived(), intent.getCurrency()) : null;
    }

    private static Step step(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "requires_payment_method" -> Step.NEEDS_METHOD;
            case "requires_confirmation" -> Step.NEEDS_CONFIRMATION;
            case "requires_action" -> Step.NEEDS_ACTION;
            case "requires_capture" -> Step.NEEDS_CAPTURE;
            case "processing" -> Step.PROCESSING;
            case "succeeded" -> Step.SUCCEEDED;
            case "canceled" -> Step.CANCELLED;
            default -> throw new IllegalStateException("a payment intent that " + intent.getStatus());
        };
    }
}
