package io.creditledger.api.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.renewal.Renewal;
import java.util.UUID;

/** Recurring tiers of accounts. */
public interface Renewals {
    /** The account's recurring tier as it stands now. */
    Renewal renewal(AccountId account);

    /** Whether a period is due that the payment was begun for, or none yet. */
    boolean isDue(AccountId account, UUID payment);

    /**
     * Counts a payment that was made, and that the ledger had lost, for the period that is due; no other is brought.
     */
    void adopt(AccountId account, UUID payment);

    /** Brings what is due by now, as far as it can be brought. */
    void renew(AccountId account);
}
