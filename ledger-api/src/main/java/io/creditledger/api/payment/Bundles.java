package io.creditledger.api.payment;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundle of credits that organizations buy, at the provider's price of it, remembered for a minute. */
public final class Bundles {
    private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Set<String> NOT_FOR_SALE = Set.of("resource_missing", PaymentGateway.UNUSABLE_PRICE);

    private final PaymentGateway provider;
    private final @Nullable String price;
    private final Clock clock;
    private volatile @Nullable Known known;

    private record Known(Offer offer, Instant until) {}

    /** @param price the provider's id; null: nothing is sold */
    public Bundles(PaymentGateway provider, @Nullable String price, Clock clock) {
        this.provider = provider;
        this.price = price;
        this.clock = clock;
    }

    /**
     * One bundle.
     *
     * @throws Problem 500 {@code configuration_error} when no price is configured, or one that cannot be sold at
     * @throws GatewayFailure when the provider does not say
     */
    public Offer bundle() {
        Known now = known;
        if (now != null && clock.instant().isBefore(now.until())) {
            return now.offer();
        }
        if (price == null) {
            throw notConfigured("No price is configured: LEDGER_CREDITS_PRICE names the provider's.");
        }
        Offer offer = asked(price);
        known = new Known(offer, clock.instant().plus(FRESH));
        return offer;
    }

    private Offer asked(String id) {
        try {
            return provider.offer(id);
        } catch (Rejected e) {
            if (NOT_FOR_SALE.contains(e.code())) {
                LOG.error("nothing can be sold: {}", e.getMessage());
                throw notConfigured("The configured price cannot be sold at.");
            }
            throw e;
        }
    }

    private static Problem notConfigured(String detail) {
        return Problem.of(ProblemType.CONFIGURATION, detail);
    }
}
