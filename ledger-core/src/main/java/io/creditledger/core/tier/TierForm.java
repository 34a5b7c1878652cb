package io.creditledger.core.tier;

import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.TierCommand.AddTier;
import io.creditledger.core.tier.TierCommand.RetireTier;
import io.creditledger.core.tier.TierCommand.UpdateTier;
import io.creditledger.core.tier.TierRefusal.CreditsNegative;
import io.creditledger.core.tier.TierRefusal.CreditsTooLarge;
import io.creditledger.core.tier.TierRefusal.Malformed;
import io.creditledger.core.tier.TierRefusal.NothingOffered;
import io.creditledger.core.tier.TierRefusal.PriceNegative;
import io.creditledger.core.tier.TierRefusal.PriceTooFine;
import io.creditledger.core.tier.TierRefusal.PriceTooLarge;
import io.creditledger.core.tier.TierRefusal.TierIdUnusable;
import io.creditledger.core.tier.TierRefusal.TierNameUnusable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a tier command by itself, whatever the catalogue. */
final class TierForm {
    /** Characters of an id or a name. */
    static final int MAX_TEXT = 200;

    /** Fraction digits of a price: more than any currency has. */
    static final int MAX_PRICE_SCALE = 6;

    /** The highest price, in major units. */
    static final BigDecimal MAX_PRICE = BigDecimal.TEN.pow(12);

    /** Tiers of one entity, retired ones included. */
    static final int MAX_TIERS = 1_000;

    private TierForm() {}

    /** The first flaw of the command; null: none. */
    static @Nullable Malformed flaw(TierCommand command) {
        if (isUnusable(command.tier())) {
            return new TierIdUnusable(command.tier());
        }
        return switch (command) {
            case AddTier c -> flaw(c.terms());
            case UpdateTier c -> flaw(c.terms());
            case RetireTier c -> null;
        };
    }

    private static @Nullable Malformed flaw(TierTerms terms) {
        if (isUnusable(terms.name())) {
            return new TierNameUnusable(terms.name());
        }
        if (terms.price().signum() < 0) {
            return new PriceNegative(terms.price());
        }
        if (terms.price().scale() > MAX_PRICE_SCALE) {
            return new PriceTooFine(terms.price());
        }
        if (terms.price().compareTo(MAX_PRICE) > 0) {
            return new PriceTooLarge(terms.price());
        }
        return flaw(terms.credits(), terms.extraCredits());
    }

    private static @Nullable Malformed flaw(Credits credits, Credits extraCredits) {
        Credits least = credits.min(extraCredits);
        if (least.isNegative()) {
            return new CreditsNegative(least);
        }
        Credits most = credits.max(extraCredits);
        if (most.exceeds(Credits.MAX_AMOUNT)) {
            return new CreditsTooLarge(most);
        }
        return most.isZero() ? new NothingOffered() : null;
    }

    private static boolean isUnusable(String text) {
        return text.isBlank() || text.length() > MAX_TEXT;
    }
}
