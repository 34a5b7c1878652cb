package io.creditledger.core.account;

import io.creditledger.core.decider.Refusal;
import java.time.Instant;

/**
 * Why an account refuses. The order of checking: malformed first, then whether the account is open, then what is named,
 * then what is there, in the order of declaration in each; a command that breaks several rules is refused by the first.
 */
public sealed interface AccountRefusal extends Refusal {
    /** A request that could never be accepted, whatever the account: binds no key. */
    sealed interface Malformed extends AccountRefusal, Refusal.Malformed permits MalformedRefusal {}

    /** A refusal that depended on the account's state: the final answer for its key. */
    sealed interface Stateful extends AccountRefusal, Refusal.Stateful
            permits AccountNotOpen, AccountAlreadyOpen, TargetRefusal, UsageAhead, PeriodClosed, LimitRefusal {}

    record AccountNotOpen() implements Stateful {
        @Override
        public String code() {
            return "account_not_open";
        }

        @Override
        public String message() {
            return "The account is not open; open it first.";
        }
    }

    record AccountAlreadyOpen() implements Stateful {
        @Override
        public String code() {
            return "account_already_open";
        }

        @Override
        public String message() {
            return "The account is already open.";
        }
    }

    /** The recorded facts that came with the command are older than a forfeit; read them again and resend. */
    record OutOfDate() implements AccountRefusal {
        @Override
        public String code() {
            return "out_of_date";
        }

        @Override
        public String message() {
            return "Credits of the account were forfeited while the purchase was being read; send the command again.";
        }

        @Override
        public boolean bindsKey() {
            return false;
        }
    }

    record UsageAhead(Instant occurredAt) implements Stateful {
        @Override
        public String code() {
            return "usage_ahead";
        }

        @Override
        public String message() {
            return "The usage is said to happen at " + occurredAt + ", more than a day from now.";
        }
    }

    record PeriodClosed(Instant end) implements Stateful {
        @Override
        public String code() {
            return "period_closed";
        }

        @Override
        public String message() {
            return "The billing period of the usage ended at " + end + ", more than three days ago.";
        }
    }
}
