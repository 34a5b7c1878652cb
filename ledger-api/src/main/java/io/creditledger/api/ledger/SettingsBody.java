package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.AccountEvent.AccountConfigured;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import java.time.Instant;

/** What an account allows since it was configured. */
record SettingsBody(
        String account,
        @JsonProperty("negative_allowed") boolean negativeAllowed,
        @JsonProperty("low_balance_threshold") Credits lowBalanceThreshold,
        @JsonProperty("configured_at") Instant configuredAt,
        long position) {

    static SettingsBody of(AccountId account, Outcome.Accepted outcome) {
        AccountConfigured configured =
                (AccountConfigured) Facts.only(outcome, AccountConfigured.class).event();
        return new SettingsBody(
                account.text(),
                configured.settings().negativeAllowed(),
                configured.settings().lowBalanceThreshold(),
                configured.at(),
                outcome.position());
    }
}
