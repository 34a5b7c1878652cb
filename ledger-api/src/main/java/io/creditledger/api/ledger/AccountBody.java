package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.balance.AccountView;
import java.time.Instant;

/**
 * An account as of one moment.
 *
 * @param balance sum of all entries
 * @param available what can be decremented or held
 * @param held what open holds reserve
 * @param pending granted but not effective yet
 * @param debt owed
 * @param low whether {@code available} is below the threshold
 * @param entry number of the last statement line
 * @param version counts the account's changes; the ETag begins with it
 * @param position position of the account's last event
 */
record AccountBody(
        String account,
        @JsonProperty("negative_allowed") boolean negativeAllowed,
        @JsonProperty("low_balance_threshold") Credits lowBalanceThreshold,
        @JsonProperty("opened_at") Instant openedAt,
        Credits balance,
        Credits available,
        Credits held,
        Credits pending,
        Credits debt,
        boolean low,
        long entry,
        long version,
        long position) {

    static AccountBody of(AccountView view) {
        return new AccountBody(
                view.account().text(),
                view.settings().negativeAllowed(),
                view.settings().lowBalanceThreshold(),
                view.openedAt(),
                view.balance(),
                view.available(),
                view.held(),
                view.pending(),
                view.debt(),
                view.low(),
                view.entry(),
                view.seq(),
                view.position());
    }

    /** Changes whenever anything shown does: credits expire and become effective without an event. */
    String etag() {
        return "\"" + version + "." + available + "." + held + "." + pending + "\"";
    }
}
