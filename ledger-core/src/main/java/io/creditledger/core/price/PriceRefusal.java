package io.creditledger.core.price;

import io.creditledger.core.decider.Refusal;

/** Why a price refuses. The order of declaration is the order of checking: malformed first, then what is there. */
public sealed interface PriceRefusal extends Refusal {
    /** A request that could never be accepted, whatever the price: binds no key. */
    sealed interface Malformed extends PriceRefusal, Refusal.Malformed {}

    /** A refusal that depended on what was there: the final answer for its key. */
    sealed interface Stateful extends PriceRefusal, Refusal.Stateful {}

    record PriceUnusable(String path, String flaw) implements Malformed {
        @Override
        public String code() {
            return "price_unusable";
        }

        @Override
        public String message() {
            return "The price cannot be: " + path + " " + flaw + ".";
        }
    }

    record DuplicatePrice(String price) implements Stateful {
        @Override
        public String code() {
            return "duplicate_price";
        }

        @Override
        public String message() {
            return "A price with the external_price_id '" + price + "' exists already.";
        }
    }

    record UnknownPrice(String price) implements Stateful {
        @Override
        public String code() {
            return "unknown_price";
        }

        @Override
        public String message() {
            return "Could not find a resource of type Price with identifier: " + price + ".";
        }
    }

    record TooMuchMetadata(int limit) implements Stateful {
        @Override
        public String code() {
            return "too_much_metadata";
        }

        @Override
        public String message() {
            return "A price has at most " + limit + " metadata keys.";
        }
    }
}
