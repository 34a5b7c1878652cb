package io.creditledger.core.decider;

/** Why a command had no effect. Data, closed per subject, declared in the order in which the rules are checked. */
public interface Refusal {
    /** A request that could never be accepted, whatever the state: binds no key. */
    interface Malformed extends Refusal {
        @Override
        default boolean bindsKey() {
            return false;
        }
    }

    /** A refusal that depended on the subject's state: the final answer for its key. */
    interface Stateful extends Refusal {
        @Override
        default boolean bindsKey() {
            return true;
        }
    }

    /** Stable machine name, snake case, the same in JSON, documents and metrics. */
    String code();

    /** One sentence for a human: what was wrong, with what value, and what to do. */
    String message();

    /**
     * Whether this refusal is the final answer for the command's idempotency key. True where it depended on the
     * account's state; false for a request that was malformed, or that is to be tried again as it is.
     */
    boolean bindsKey();
}
