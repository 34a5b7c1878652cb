package io.creditledger.api.payment;

import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * Opens the page. Price and credits are fixed now; credits come when the provider says that they are paid. The same
     * request under the same key gets the same answer, whatever has become of the page.
     *
     * @throws GatewayFailure when the provider did not make it
     */
    public Checkout open(Call call, Order order) {
        PaymentId id = agreements.id(call);
        Agreed known = agreements.known(id, order.text());
        if (known == null) {
            return opened(id, agreed(call, id, order), order);
        }
        Checkout answered = answered(known.objects());
        if (answered != null) {
            return answered;
        }
        Agreements.checkOpen(known);
        return found(id, known).orElseGet(() -> opened(id, known, order));
    }

    private Agreed agreed(Call call, PaymentId id, Order order) {
        Offer bundle = bundles.bundle();
        Money amount = bundle.amount().times(order.quantity());
        Credits credits = bundle.credits().times(order.quantity());
        Purpose purpose = Purpose.of(order.account(), Source.PURCHASE, bundle.price(), credits, Credits.ZERO, amount);
        return agreements.agree(call, id, amount, purpose, order.text());
    }

    private static @Nullable Checkout answered(PaidObjects objects) {
        return objects.session() == null || objects.page() == null
                ? null
                : new Checkout(objects.session(), objects.page(), objects);
    }

    /** A page that was opened without its answer being recorded, so that no second one is opened beside it. */
    private Optional<Checkout> found(PaymentId id, Agreed agreed) {
        Optional<PaidObjects> page = agreed.objects().session() != null
                ? Optional.of(provider.observe(agreed.objects()).seen().objects())
                : agreements.isKeyForgotten(agreed)
                        ? provider.opened(id, agreed.agreement().at())
                                .map(seen -> seen.seen().objects())
                        : Optional.empty();
        return page.map(objects -> {
            agreements.link(id, objects);
            Checkout open = answered(objects);
            if (open == null) {
                throw Problem.of(ProblemType.CONFLICT, "This page is closed; begin a new payment, under a new key.");
            }
            return open;
        });
    }

    private Checkout opened(PaymentId id, Agreed agreed, Order order) {
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
                true,
                Imprint.of(agreed)));
        agreements.link(id, checkout.objects());
        return checkout;
    }
}
