package io.creditledger.core.renewal;

import io.creditledger.core.decider.Refusal;
import java.time.Instant;
import java.util.UUID;

/** Why a recurring tier refuses. The order of declaration is the order of checking. */
public sealed interface RenewalRefusal extends Refusal {
    /** A refusal that depended on the state: the final answer for its key. */
    sealed interface Stateful extends RenewalRefusal, Refusal.Stateful {}

    record NoRenewal() implements Stateful {
        @Override
        public String code() {
            return "no_renewal";
        }

        @Override
        public String message() {
            return "The account has no recurring tier.";
        }
    }

    record RenewalIsStopped(String reason) implements Stateful {
        @Override
        public String code() {
            return "renewal_is_stopped";
        }

        @Override
        public String message() {
            return "The tier is not renewed any more: " + reason + ".";
        }
    }

    record RenewalUnderway(UUID payment) implements Stateful {
        @Override
        public String code() {
            return "renewal_underway";
        }

        @Override
        public String message() {
            return "A renewal is under way already: payment " + payment + ".";
        }
    }

    record RenewalNotDue(Instant dueAt) implements Stateful {
        @Override
        public String code() {
            return "renewal_not_due";
        }

        @Override
        public String message() {
            return "The next period is due at " + dueAt + ".";
        }
    }
}
