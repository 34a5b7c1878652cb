package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.UUID;

/** More is asked for than there is, or than an account may have. */
public sealed interface LimitRefusal extends AccountRefusal.Stateful {
    record TooManyMeters(int limit) implements LimitRefusal {
        @Override
        public String code() {
            return "too_many_meters";
        }

        @Override
        public String message() {
            return "The account would be metered in more than " + limit + " ways at a time.";
        }
    }

    /** @param steps that rating would take, as {@link io.creditledger.core.price.rating.Effort} counts them */
    record RatingTooLong(long steps, int limit) implements LimitRefusal {
        @Override
        public String code() {
            return "rating_too_long";
        }

        @Override
        public String message() {
            return "Rating would take " + steps + " steps, for the period's usages and the tiers; it may take " + limit
                    + ".";
        }
    }

    record InsufficientCredits(Credits requested, Credits available) implements LimitRefusal {
        @Override
        public String code() {
            return "insufficient_credits";
        }

        @Override
        public String message() {
            return requested + " credits were asked for and " + available + " are available.";
        }
    }

    /** @param left what they may still use of their limit before {@code resets} */
    record MemberLimitExceeded(UUID member, Credits requested, Credits left, Instant resets) implements LimitRefusal {
        @Override
        public String code() {
            return "member_limit_exceeded";
        }

        @Override
        public String message() {
            return "Member " + member + " may use " + left + " more credits before " + resets + ", and asked for "
                    + requested + ".";
        }
    }

    /** @param left what they may still use of the cap, ever */
    record MemberCapExceeded(UUID member, Credits requested, Credits left) implements LimitRefusal {
        @Override
        public String code() {
            return "member_cap_exceeded";
        }

        @Override
        public String message() {
            return "Member " + member + " may use " + left + " more credits of the cap, and asked for " + requested
                    + ".";
        }
    }

    record TooManyMembers(int limit) implements LimitRefusal {
        @Override
        public String code() {
            return "too_many_members";
        }

        @Override
        public String message() {
            return "An account keeps count of at most " + limit + " members.";
        }
    }

    record TooManyAmendments(int limit) implements LimitRefusal {
        @Override
        public String code() {
            return "too_many_amendments";
        }

        @Override
        public String message() {
            return "An account has at most " + limit + " decrements that were undone, wholly or partly.";
        }
    }

    record TooManyReversals(int limit) implements LimitRefusal {
        @Override
        public String code() {
            return "too_many_reversals";
        }

        @Override
        public String message() {
            return "An account has at most " + limit + " reversals that were not reinstated.";
        }
    }

    record TooManyBlocks(int limit) implements LimitRefusal {
        @Override
        public String code() {
            return "too_many_blocks";
        }

        @Override
        public String message() {
            return "The account would have more than " + limit + " live blocks.";
        }
    }

    record TooManyHolds(int limit) implements LimitRefusal {
        @Override
        public String code() {
            return "too_many_holds";
        }

        @Override
        public String message() {
            return "The account would have more than " + limit + " open holds.";
        }
    }

    record BalanceTooLarge(Credits balance) implements LimitRefusal {
        @Override
        public String code() {
            return "balance_too_large";
        }

        @Override
        public String message() {
            return "The balance would become " + balance + ", beyond the ledger's range of 10^24 credits.";
        }
    }

    record TooManyInvoices(int limit) implements LimitRefusal {
        @Override
        public String code() {
            return "too_many_invoices";
        }

        @Override
        public String message() {
            return "The account would have more than " + limit + " such invoices that are neither paid nor void.";
        }
    }
}
