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
public final class TierForm {
    /** Characters of an id or a name. */
    static final int MAX_TEXT = 200;

    /** Fraction digits of a price: more than any currency has. */
    static final int MAX_PRICE_SCALE = 6;

    /** The highest price, in major units. */
    static final BigDecimal MAX_PRICE = BigDecimal.TEN.pow(12);

    /** Tiers of one entity, retired ones included. */
    public static final int MAX_TIERS = 1_000;

    private TierForm() {}

    /** The first flaw of the command; null: none. */
    static @Nullable Malformed flaw(TierCommand command) {
        if (isUnusable(command.tier())) {
            return new TierIdUnusable(command.tier());
        }
        return switch (command) {
            case AddTier c -> flaw(TierChange.to(c.terms()));
            case UpdateTier c -> flaw(c.change());
            case RetireTier c -> null;
        };
    }

    private static @Nullable Malformed flaw(TierChange terms) {
        String name = terms.name();
        if (name != null && isUnusable(name)) {
            return new TierNameUnusable(name);
        }
        Malformed flaw = terms.price() == null ? null : flaw(terms.price());
        return flaw == null ? flaw(terms.credits(), terms.extraCredits()) : flaw;
    }

    private static @Nullable Malformed flaw(BigDecimal price) {
        if (price.signum() < 0) {
            return new PriceNegative(price);
        }
        if (price.scale() > MAX_PRICE_SCALE) {
            return new PriceTooFine(price);
        }
        return price.compareTo(MAX_PRICE) > 0 ? new PriceTooLarge(price) : null;
    }

    /** Nothing offered is a flaw of the request only when it names both; otherwise it depends on the tier. */
    private static @Nullable Malformed flaw(@Nullable Credits credits, @Nullable Credits extraCredits) {
        Credits least = orZero(credits).min(orZero(extraCredits));
        if (least.isNegative()) {
            return new CreditsNegative(least);
        }
        Credits most = orZero(credits).max(orZero(extraCredits));
        if (most.exceeds(Credits.MAX_AMOUNT)) {
            return new CreditsTooLarge(most);
        }
        return credits != null && extraCredits != null && most.isZero() ? new NothingOffered() : null;
    }

    private static Credits orZero(@Nullable Credits credits) {
        return credits == null ? Credits.ZERO : credits;
    }

    private static boolean isUnusable(String text) {
        return text.isBlank() || text.length() > MAX_TEXT || text.codePoints().anyMatch(TierForm::isUnprintable);
    }

    /**
     * Control characters and halves of characters: a database would take two different texts with them for the same.
     */
    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
