package io.creditledger.api.stripe;

import static io.creditledger.api.stripe.StripeCalls.ask;

import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.param.PriceRetrieveParams;
import com.stripe.service.V1Services;
import io.creditledger.api.payment.Offer;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Rejected;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stripe's prices as bundles of credits: metadata {@code credits} of the price, else of its product, says how many. */
final class Prices {
    private final V1Services stripe;

    Prices(V1Services stripe) {
        this.stripe = stripe;
    }

    /** @throws Rejected {@link PaymentGateway#UNUSABLE_PRICE} when no bundles can be sold at it */
    Offer offer(String id) {
        PriceRetrieveParams params =
                PriceRetrieveParams.builder().addExpand("product").build();
        Price price = ask(() -> stripe.prices().retrieve(id, params));
        Product product = price.getProductObject();
        if (!Boolean.TRUE.equals(price.getActive()) || !"one_time".equals(price.getType())) {
            throw unusable(id, "is not an active one-time price");
        }
        Long amount = price.getUnitAmount();
        if (amount == null || !Money.of(amount, price.getCurrency()).isChargeable()) {
            throw unusable(id, "has no amount that can be charged");
        }
        return new Offer(
                id,
                Money.of(amount, price.getCurrency()),
                credits(id, price, product),
                product == null ? null : product.getName(),
                product == null ? null : product.getDescription());
    }

    private static Credits credits(String id, Price price, @Nullable Product product) {
        String text = text(price.getMetadata());
        if (text == null && product != null) {
            text = text(product.getMetadata());
        }
        if (text == null || !text.matches("[1-9][0-9]{0,11}")) {
            throw unusable(id, "does not say in metadata 'credits' how many credits it brings");
        }
        return new Credits(new BigDecimal(text));
    }

    private static @Nullable String text(@Nullable Map<String, String> metadata) {
        return metadata == null ? null : metadata.get("credits");
    }

    private static Rejected unusable(String id, String why) {
        String message = "The price " + id + " " + why + ".";
        return new Rejected(PaymentGateway.UNUSABLE_PRICE, message, new IllegalStateException(message));
    }
}
