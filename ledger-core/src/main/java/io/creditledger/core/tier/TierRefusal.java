package io.creditledger.core.tier;

import io.creditledger.core.decider.Refusal;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;

/**
 * Why a tier catalogue refuses. The order of declaration is the order of checking: malformed first, then what is there.
 */
public sealed interface TierRefusal extends Refusal {
    /** A request that could never be accepted, whatever the catalogue: binds no key. */
    sealed interface Malformed extends TierRefusal, Refusal.Malformed {}

    /** A refusal that depended on the catalogue's state: the final answer for its key. */
    sealed interface Stateful extends TierRefusal, Refusal.Stateful {}

    record TierIdUnusable(String tier) implements Malformed {
        @Override
        public String code() {
            return "tier_id_unusable";
        }

        @Override
        public String message() {
            return "A tier id has 1 to " + TierForm.MAX_TEXT + " characters, none of them control, and is not blank.";
        }
    }

    record TierNameUnusable(String name) implements Malformed {
        @Override
        public String code() {
            return "tier_name_unusable";
        }

        @Override
        public String message() {
            return "A tier name has 1 to " + TierForm.MAX_TEXT + " characters, none of them control, and is not blank.";
        }
    }

    record PriceNegative(BigDecimal price) implements Malformed {
        @Override
        public String code() {
            return "price_negative";
        }

        @Override
        public String message() {
            return "The price must not be negative, got " + Decimals.text(price) + ".";
        }
    }

    record PriceTooFine(BigDecimal price) implements Malformed {
        @Override
        public String code() {
            return "price_too_fine";
        }

        @Override
        public String message() {
            return "A price has at most " + TierForm.MAX_PRICE_SCALE + " fraction digits, got " + Decimals.text(price)
                    + ".";
        }
    }

    record PriceTooLarge(BigDecimal price) implements Malformed {
        @Override
        public String code() {
            return "price_too_large";
        }

        @Override
        public String message() {
            return "The price must not exceed " + Decimals.text(TierForm.MAX_PRICE) + ", got " + Decimals.text(price)
                    + ".";
        }
    }

    record CreditsNegative(Credits credits) implements Malformed {
        @Override
        public String code() {
            return "credits_negative";
        }

        @Override
        public String message() {
            return "A tier's credits must not be negative, got " + credits + ".";
        }
    }

    record CreditsTooLarge(Credits credits) implements Malformed {
        @Override
        public String code() {
            return "credits_too_large";
        }

        @Override
        public String message() {
            return "A tier's credits must not exceed " + Credits.MAX_AMOUNT + ", got " + credits + ".";
        }
    }

    record NothingOffered() implements Malformed {
        @Override
        public String code() {
            return "nothing_offered";
        }

        @Override
        public String message() {
            return "A tier offers credits or extra credits; both were 0.";
        }
    }

    record UnknownEntity(String entity) implements Stateful {
        @Override
        public String code() {
            return "unknown_entity";
        }

        @Override
        public String message() {
            return "There is no entity '" + entity + "'.";
        }
    }

    record DuplicateTier(String tier) implements Stateful {
        @Override
        public String code() {
            return "duplicate_tier";
        }

        @Override
        public String message() {
            return "Tier '" + tier + "' exists already; update it instead.";
        }
    }

    record UnknownTier(String tier) implements Stateful {
        @Override
        public String code() {
            return "unknown_tier";
        }

        @Override
        public String message() {
            return "There is no tier '" + tier + "'.";
        }
    }

    record TierIsRetired(String tier) implements Stateful {
        @Override
        public String code() {
            return "tier_is_retired";
        }

        @Override
        public String message() {
            return "Tier '" + tier + "' is no longer offered, and its id is not used again.";
        }
    }

    record VersionConflict(String tier, long expected, long actual) implements Stateful {
        @Override
        public String code() {
            return "version_conflict";
        }

        @Override
        public String message() {
            return "Tier '" + tier + "' is at version " + actual + ", not " + expected + "; read it again.";
        }
    }

    record NothingLeftToOffer(String tier) implements Stateful {
        @Override
        public String code() {
            return "nothing_left_to_offer";
        }

        @Override
        public String message() {
            return "A tier offers credits or extra credits; the change would leave tier '" + tier + "' with neither.";
        }
    }

    record TooManyTiers(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_tiers";
        }

        @Override
        public String message() {
            return "An entity has at most " + limit + " tiers, retired ones included.";
        }
    }
}
