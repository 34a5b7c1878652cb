package io.creditledger.api.stripe;

import static io.creditledger.api.stripe.StripeCalls.ask;
import static io.creditledger.api.stripe.StripeCalls.key;

import com.stripe.model.Price;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.service.V1Services;
import java.util.List;

/** What an empty sandbox sells: 25,000 credits for 25 dollars. */
final class Shelf {
    private static final String LOOKUP = "credit-ledger-bundle";

    private Shelf() {}

    /** The price of the bundle; made if it is not there. */
    static String stocked(StripeAccess access) {
        V1Services stripe = StripeClients.open(access);
        PriceListParams known = PriceListParams.builder().addLookupKey(LOOKUP).build();
        List<Price> prices = ask(() -> stripe.prices().list(known)).getData();
        if (!prices.isEmpty()) {
            return prices.getFirst().getId();
        }
        ProductCreateParams product = ProductCreateParams.builder()
                .setName("25,000 credits")
                .setDescription("Credits for everything that this ledger counts")
                .putMetadata("credits", "25000")
                .build();
        String made = ask(() -> stripe.products().create(product, key(LOOKUP + "-product")))
                .getId();
        PriceCreateParams price = PriceCreateParams.builder()
                .setProduct(made)
                .setCurrency("usd")
                .setUnitAmount(2_500L)
                .setLookupKey(LOOKUP)
                .build();
        return ask(() -> stripe.prices().create(price, key(LOOKUP + "-price"))).getId();
    }
}
