package io.creditledger.core.customer;

import io.creditledger.core.decider.Refusal;
import java.util.UUID;

/** Why a customer command is refused. The order of declaration is the order of checking. */
public sealed interface CustomerRefusal extends Refusal {
    /** A request that could never be accepted, whatever the customer: binds no key. */
    sealed interface Malformed extends CustomerRefusal, Refusal.Malformed {}

    /** A refusal that depended on the customer's state: the final answer for its key. */
    sealed interface Stateful extends CustomerRefusal, Refusal.Stateful {}

    record CustomerTextUnusable(String field) implements Malformed {
        @Override
        public String code() {
            return "customer_text_unusable";
        }

        @Override
        public String message() {
            return "A customer's '" + field + "' is blank, longer than " + CustomerForm.TEXT
                    + " characters, has a character that is no text, or is '.' or '..', which no path can name.";
        }
    }

    record TimezoneUnknown() implements Malformed {
        @Override
        public String code() {
            return "timezone_unknown";
        }

        @Override
        public String message() {
            return "A timezone is one of the IANA database, such as Europe/Berlin.";
        }
    }

    record TopUpUnusable(String reason) implements Malformed {
        @Override
        public String code() {
            return "top_up_unusable";
        }

        @Override
        public String message() {
            return "No top-up can have these terms: " + reason + ".";
        }
    }

    record AlertUnusable(int limit) implements Malformed {
        @Override
        public String code() {
            return "alert_unusable";
        }

        @Override
        public String message() {
            return "An alert has 1 to " + limit
                    + " different thresholds, none of them negative; of a depleted balance it is zero.";
        }
    }

    record UnknownCustomer() implements Stateful {
        @Override
        public String code() {
            return "unknown_customer";
        }

        @Override
        public String message() {
            return "There is no such customer.";
        }
    }

    record CustomerExists() implements Stateful {
        @Override
        public String code() {
            return "customer_exists";
        }

        @Override
        public String message() {
            return "There is a customer with that external id already.";
        }
    }

    record UnknownTopUp(UUID topUp) implements Stateful {
        @Override
        public String code() {
            return "unknown_top_up";
        }

        @Override
        public String message() {
            return "The customer has no top-up " + topUp + ".";
        }
    }

    record TooManyTopUps(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_top_ups";
        }

        @Override
        public String message() {
            return "A customer has top-ups for at most " + limit + " units.";
        }
    }

    record ExternalIdFixed() implements Stateful {
        @Override
        public String code() {
            return "external_id_fixed";
        }

        @Override
        public String message() {
            return "An external id names one customer for ever: it is given when the customer is made, not later.";
        }
    }

    record AlertExists() implements Stateful {
        @Override
        public String code() {
            return "alert_exists";
        }

        @Override
        public String message() {
            return "The customer has an alert of that type for these credits already.";
        }
    }

    record UnknownAlert(UUID alert) implements Stateful {
        @Override
        public String code() {
            return "unknown_alert";
        }

        @Override
        public String message() {
            return "The customer has no alert " + alert + ".";
        }
    }

    record TooManyAlerts(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_many_alerts";
        }

        @Override
        public String message() {
            return "A customer has at most " + limit + " alerts.";
        }
    }
}
