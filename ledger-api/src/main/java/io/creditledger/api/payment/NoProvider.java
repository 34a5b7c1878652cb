package io.creditledger.api.payment;

import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes no money: whatever it is asked ends with {@link NotConfigured}. */
public final class NoProvider implements PaymentGateway {
    private static final String MESSAGE =
            "Nothing is sold: set STRIPE_API_KEY, or LEDGER_STRIPE_SANDBOX=true to try it" + " out without real money.";

    private static NotConfigured nothing() {
        return new NotConfigured(MESSAGE);
    }

    @Override
    public Offer offer(String price) {
        throw nothing();
    }

    @Override
    public Checkout openCheckout(CheckoutRequest request) {
        throw nothing();
    }

    @Override
    public Optional<SeenPayment> opened(PaymentId payment, Instant since) {
        throw nothing();
    }

    @Override
    public Optional<Intent> made(PaymentId payment, Instant since) {
        throw nothing();
    }

    @Override
    public Intent createIntent(IntentRequest request) {
        throw nothing();
    }

    @Override
    public Intent charge(ChargeRequest request) {
        throw nothing();
    }

    @Override
    public Optional<Intent> charged(ChargeRequest request) {
        throw nothing();
    }

    @Override
    public Intent intent(String intent) {
        throw nothing();
    }

    @Override
    public Intent confirm(String intent, @Nullable String method, String key) {
        throw nothing();
    }

    @Override
    public Intent capture(String intent, String key) {
        throw nothing();
    }

    @Override
    public Intent cancel(String intent, String key) {
        throw nothing();
    }

    @Override
    public SeenPayment observe(PaidObjects objects) {
        throw nothing();
    }

    @Override
    public Optional<SeenPayment> find(String object) {
        throw nothing();
    }

    @Override
    public Optional<String> receiptUrl(PaidObjects objects) {
        throw nothing();
    }

    @Override
    public SeenPage list(Instant since, @Nullable String cursor) {
        throw nothing();
    }
}
