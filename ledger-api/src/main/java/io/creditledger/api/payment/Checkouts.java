package io.creditledger.api.payment;

import io.creditledger.api.call.Call;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import java.util.Objects;

/** Sells bundles of credits on a page of the provider's. */
public final class Checkouts {
    private final PaymentGateway provider;
    private final Bundles bundles;
    private final Agreements agreements;

    /**
     * What is asked for.
     *
     * @param account whose credits
     * @param quantity how many bundles
     * @param successUrl where the payer goes after paying
     * @param cancelUrl where the payer goes after giving up
     */
    public record Order(AccountId account, int quantity, String successUrl, String cancelUrl) {
        /** The same for the same order. */
        String text() {
            return "checkout "
                    + PaymentIds.of(account.text(), quantity + "\n" + successUrl + "\n" + cancelUrl)
                            .uuid();
        }
    }

    public Checkouts(PaymentGateway provider, Bundles bundles, Agreements agreements) {
        this.provider = provider;
        this.bundles = bundles;
        this.agreements = agreements;
    }

    /**
     * Opens the page. Price and credits are fixed now; credits come when the provider says that they are paid.
     *
     * @throws GatewayFailure when the provider did not make it
     */
    public Checkout open(Call call, Order order) {
        PaymentId id = agreements.id(call);
        Offer bundle = bundles.bundle();
        Money amount = bundle.amount().times(order.quantity());
        Credits credits = bundle.credits().times(order.quantity());
        Purpose purpose = Purpose.of(order.account(), Source.PURCHASE, bundle.price(), credits, Credits.ZERO, amount);
        Agreed agreed = agreements.agree(call, id, amount, purpose, order.text());
        Agreements.checkOpen(agreed);
        String price =
                Objects.requireNonNull(Objects.requireNonNull(agreed.purpose()).offer());
        Checkout checkout = provider.openCheckout(new CheckoutRequest(
                id.gatewayKey(),
                id,
                order.account(),
                price,
                order.quantity(),
                order.successUrl(),
                order.cancelUrl(),
                null,
                true));
        agreements.link(id, checkout.objects());
        return checkout;
    }
}
