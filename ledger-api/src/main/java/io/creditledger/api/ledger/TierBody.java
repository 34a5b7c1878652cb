package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.TierEvent;
import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.tier.TierView;
import java.util.Locale;

/**
 * A tier of an entity.
 *
 * @param price exact, in major units (50 means $50)
 * @param credits credits bought
 * @param extraCredits bonus credits on top
 * @param period {@code onetime}, {@code monthly} or {@code yearly}
 * @param version counts its changes from 1; the ETag
 */
record TierBody(
        String entity,
        String tier,
        String name,
        String price,
        Credits credits,
        @JsonProperty("extra_credits") Credits extraCredits,
        String period,
        long version,
        boolean retired) {

    static TierBody of(TierView view) {
        return of(view.entity(), view.tier(), view.terms(), view.version(), view.retired());
    }

    static TierBody of(String entity, TierEvent.TierAdded event) {
        return of(entity, event.tier(), event.terms(), event.version(), false);
    }

    static TierBody of(String entity, TierEvent.TierUpdated event) {
        return of(entity, event.tier(), event.terms(), event.version(), false);
    }

    private static TierBody of(String entity, String tier, TierTerms terms, long version, boolean retired) {
        return new TierBody(
                entity,
                tier,
                terms.name(),
                terms.price().toPlainString(),
                terms.credits(),
                terms.extraCredits(),
                terms.period().name().toLowerCase(Locale.ROOT),
                version,
                retired);
    }

    String etag() {
        return "\"" + version + "\"";
    }
}
