package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What no account could accept. */
public sealed interface MalformedRefusal extends AccountRefusal.Malformed {
    record AmountNotPositive(Credits amount) implements MalformedRefusal {
        @Override
        public String code() {
            return "amount_not_positive";
        }

        @Override
        public String message() {
            return "The amount must be greater than 0, got " + amount + ".";
        }
    }

    record AmountTooLarge(Credits amount) implements MalformedRefusal {
        @Override
        public String code() {
            return "amount_too_large";
        }

        @Override
        public String message() {
            return "The amount must not exceed " + Credits.MAX_AMOUNT + ", got " + amount + ".";
        }
    }

    record NothingToGrant() implements MalformedRefusal {
        @Override
        public String code() {
            return "nothing_to_grant";
        }

        @Override
        public String message() {
            return "A purchase needs at least one block.";
        }
    }

    record TooManyNewBlocks(int count, int limit) implements MalformedRefusal {
        @Override
        public String code() {
            return "too_many_new_blocks";
        }

        @Override
        public String message() {
            return "At most " + limit + " blocks can be granted at once, got " + count + ".";
        }
    }

    record InvoiceOfSeveralBlocks(int count) implements MalformedRefusal {
        @Override
        public String code() {
            return "invoice_of_several_blocks";
        }

        @Override
        public String message() {
            return "An invoiced purchase is of one block, got " + count + ".";
        }
    }

    record ThresholdNegative(Credits threshold) implements MalformedRefusal {
        @Override
        public String code() {
            return "threshold_negative";
        }

        @Override
        public String message() {
            return "The low balance threshold must not be negative, got " + threshold + ".";
        }
    }

    record ThresholdTooLarge(Credits threshold) implements MalformedRefusal {
        @Override
        public String code() {
            return "threshold_too_large";
        }

        @Override
        public String message() {
            return "The low balance threshold must not exceed " + Credits.MAX_AMOUNT + ", got " + threshold + ".";
        }
    }

    record MemberLimitUnusable(long limit) implements MalformedRefusal {
        @Override
        public String code() {
            return "member_limit_unusable";
        }

        @Override
        public String message() {
            return "A member's limit must be from 0 to " + Credits.MAX_AMOUNT + " whole credits, got " + limit + ".";
        }
    }

    record CostBasisTooLarge(UnitCost costBasis) implements MalformedRefusal {
        @Override
        public String code() {
            return "cost_basis_too_large";
        }

        @Override
        public String message() {
            return "The cost basis must not exceed " + UnitCost.MAX_COST + " per credit, got " + costBasis + ".";
        }
    }

    record FiltersUnusable() implements MalformedRefusal {
        @Override
        public String code() {
            return "filters_unusable";
        }

        @Override
        public String message() {
            return "Each filter of a block names an item, all of a block at most " + Limits.FILTER_ITEMS
                    + ", each of 1 to " + Limits.ITEM + " characters.";
        }
    }

    record UsageKindUnusable(String kind) implements MalformedRefusal {
        @Override
        public String code() {
            return "usage_kind_unusable";
        }

        @Override
        public String message() {
            return "The kind of usage must match " + Usage.KIND + ".";
        }
    }

    record TimeOutOfRange(Instant time) implements MalformedRefusal {
        @Override
        public String code() {
            return "time_out_of_range";
        }

        @Override
        public String message() {
            return "A time must be in the years 1970 to 9999, got " + time + ".";
        }
    }

    record ExpiryNotAfterStart(Instant effectiveAt, Instant expiresAt) implements MalformedRefusal {
        @Override
        public String code() {
            return "expiry_not_after_start";
        }

        @Override
        public String message() {
            return "The credits would expire at " + expiresAt + ", not after they become effective at " + effectiveAt
                    + ".";
        }
    }

    record TextUnusable() implements MalformedRefusal {
        @Override
        public String code() {
            return "text_unusable";
        }

        @Override
        public String message() {
            return "Texts must be whole characters, at most " + Limits.TEXTS + " of them in a command and "
                    + Limits.METADATA_KEY + " in a metadata key.";
        }
    }

    record QuantityOutOfRange(BigDecimal quantity) implements MalformedRefusal {
        @Override
        public String code() {
            return "quantity_out_of_range";
        }

        @Override
        public String message() {
            return "The quantity must be from 0 to 10^18 with at most 18 fraction digits, got "
                    + quantity.toPlainString() + ".";
        }
    }

    record PriceNotMetered(UUID price) implements MalformedRefusal {
        @Override
        public String code() {
            return "price_not_metered";
        }

        @Override
        public String message() {
            return "Price " + price + " is a fixed fee and measures no usage.";
        }
    }

    record PriceNotDrawable(UUID price) implements MalformedRefusal {
        @Override
        public String code() {
            return "price_not_drawable";
        }

        @Override
        public String message() {
            return "By price " + price
                    + " more usage could cost less in total, so credits cannot be drawn as usage comes.";
        }
    }

    record PriceInOtherUnit(String currency, String unit) implements MalformedRefusal {
        @Override
        public String code() {
            return "price_in_other_unit";
        }

        @Override
        public String message() {
            return "The price is in " + currency + " and the account in " + unit + ".";
        }
    }
}
