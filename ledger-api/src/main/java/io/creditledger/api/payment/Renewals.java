package io.creditledger.api.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.renewal.Renewal;

/** Recurring tiers of accounts. */
public interface Renewals {
    /** The account's recurring tier as it stands now. */
    Renewal renewal(AccountId account);

    /** Brings what is due by now, as far as it can be brought. */
    void renew(AccountId account);
}
