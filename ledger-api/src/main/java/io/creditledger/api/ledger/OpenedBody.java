package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An account just opened.
 *
 * @param balance what it starts with
 * @param allocation the statement lines that gave it
 * @param position position of its last event
 */
record OpenedBody(
        String account,
        @JsonProperty("negative_allowed") boolean negativeAllowed,
        @JsonProperty("low_balance_threshold") Credits lowBalanceThreshold,
        @JsonProperty("opened_at") Instant openedAt,
        Credits balance,
        List<TransactionBody> allocation,
        long position) {

    static OpenedBody of(AccountId account, Outcome.Accepted outcome) {
        AccountOpened opened =
                (AccountOpened) Facts.only(outcome, AccountOpened.class).event();
        Credits balance = Credits.ZERO;
        List<TransactionBody> allocation = new ArrayList<>();
        for (RecordedEvent recorded : outcome.events()) {
            if (recorded.event() instanceof Entry entry) {
                allocation.add(Lines.of(account, recorded, entry));
                balance = entry.balance();
            }
        }
        return new OpenedBody(
                account.text(),
                opened.settings().negativeAllowed(),
                opened.settings().lowBalanceThreshold(),
                opened.at(),
                balance,
                allocation,
                outcome.position());
    }
}
