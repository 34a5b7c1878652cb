package io.creditledger.api.reconcile;

import io.creditledger.core.payment.PaymentId;

/**
 * A payment that the ledger and the provider show differently.
 *
 * @param payment ours, by the metadata of the provider's objects
 * @param object the provider's: an intent, else a session
 * @param account whose credits, or who paid; {@code -} where neither is known
 * @param amount that was agreed, else received
 * @param here how it stands in the ledger; {@code -}: it is not there
 * @param there how it stands with the provider; {@code -}: it is not there
 * @param what differs
 * @param remedy what mends it
 */
public record Difference(
        PaymentId payment,
        String object,
        String account,
        String amount,
        String here,
        String there,
        String what,
        Remedy remedy) {
    /** What mends a difference. */
    public enum Remedy {
        /** What the provider says is read again and recorded, as if a webhook had told of it. */
        OBSERVE("observe"),
        /** What is due on the account is performed. */
        SETTLE("settle"),
        /** The ledger has lost it: it is begun again as the provider's object says, then read and recorded. */
        CREATE("create"),
        /** Somebody has to look: nothing that the ledger may do by itself. */
        BY_HAND("by hand");

        private final String word;

        Remedy(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }
}
