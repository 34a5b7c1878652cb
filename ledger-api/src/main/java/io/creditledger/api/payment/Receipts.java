package io.creditledger.api.payment;

import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Proofs of payment, asked from the provider when they are wanted: their addresses expire. */
public final class Receipts {
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final PaymentGateway provider;
    private final Payments payments;

    public Receipts(PaymentGateway provider, Payments payments) {
        this.provider = provider;
        this.payments = payments;
    }

    /**
     * A page that proves what a purchase names as its payment: one of the ledger's, or an object of the provider's that
     * somebody else sold it with.
     *
     * @return empty when there is none
     * @throws GatewayFailure when the provider does not say
     */
    public Optional<String> page(String tenant, String payment) {
        return objects(tenant, payment).flatMap(provider::receiptUrl);
    }

    private Optional<PaidObjects> objects(String tenant, String payment) {
        if (OURS.matcher(payment).matches()) {
            return payments.payment(new PaymentId(tenant, UUID.fromString(payment))) instanceof Agreed agreed
                    ? Optional.of(agreed.objects())
                    : Optional.empty();
        }
        return provider.find(payment).map(seen -> seen.seen().objects());
    }
}
