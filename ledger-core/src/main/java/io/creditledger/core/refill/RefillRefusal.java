package io.creditledger.core.refill;

import io.creditledger.core.decider.Refusal;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.UUID;

/** Why an auto-refill refuses. The order of declaration is the order of checking. */
public sealed interface RefillRefusal extends Refusal {
    /** A request that could never be accepted: binds no key. */
    sealed interface Malformed extends RefillRefusal, Refusal.Malformed {}

    /** A refusal that depended on the state: the final answer for its key. */
    sealed interface Stateful extends RefillRefusal, Refusal.Stateful {}

    record RefillThresholdUnusable(Credits threshold) implements Malformed {
        @Override
        public String code() {
            return "refill_threshold_unusable";
        }

        @Override
        public String message() {
            return "The threshold must be from 0 to " + Credits.MAX_AMOUNT + ", got " + threshold + ".";
        }
    }

    record QuantityUnusable(int quantity) implements Malformed {
        @Override
        public String code() {
            return "quantity_unusable";
        }

        @Override
        public String message() {
            return "The quantity must be from 1 to " + RefillSettings.MAX_QUANTITY + ", got " + quantity + ".";
        }
    }

    record MonthlyCapUnusable(int cap) implements Malformed {
        @Override
        public String code() {
            return "monthly_cap_unusable";
        }

        @Override
        public String message() {
            return "The monthly cap must be at least 1, got " + cap + "; leave it out for none.";
        }
    }

    record NoPaymentMethod() implements Stateful {
        @Override
        public String code() {
            return "no_payment_method";
        }

        @Override
        public String message() {
            return "There is no saved payment method to refill with; buy once and save it.";
        }
    }

    record RefillIsOff() implements Stateful {
        @Override
        public String code() {
            return "refill_is_off";
        }

        @Override
        public String message() {
            return "The auto-refill is switched off.";
        }
    }

    record RefillUnderway(UUID payment) implements Stateful {
        @Override
        public String code() {
            return "refill_underway";
        }

        @Override
        public String message() {
            return "A refill is under way already: payment " + payment + ".";
        }
    }

    record RefillIsPaused(Instant until) implements Stateful {
        @Override
        public String code() {
            return "refill_is_paused";
        }

        @Override
        public String message() {
            return "The last refill was declined; the next one comes not before " + until + ".";
        }
    }

    record MonthlyCapReached(int cap, Instant resets) implements Stateful {
        @Override
        public String code() {
            return "monthly_cap_reached";
        }

        @Override
        public String message() {
            return "The monthly cap of " + cap + " refills is reached; counting begins anew at " + resets + ".";
        }
    }

    record BalanceAboveThreshold(Credits available, Credits threshold) implements Stateful {
        @Override
        public String code() {
            return "balance_above_threshold";
        }

        @Override
        public String message() {
            return "Nothing to refill: " + available + " credits are above the threshold of " + threshold + ".";
        }
    }

    record RefillTooSoon(Instant next) implements Stateful {
        @Override
        public String code() {
            return "refill_too_soon";
        }

        @Override
        public String message() {
            return "Refills follow each other ever later, at most " + Refill.MOST_IN_A_DAY
                    + " in 24 hours; the next one comes not before " + next + ".";
        }
    }
}
