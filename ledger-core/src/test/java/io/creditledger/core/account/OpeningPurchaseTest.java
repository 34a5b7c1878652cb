package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.CreditAccount.Unopened;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpeningPurchaseTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    private final AccountHistory history = new AccountHistory();

    private Decision<AccountEvent> bought(@Nullable Instant expiresAt) {
        NewBlock block = new NewBlock(Credits.of(5), Source.PURCHASE, null, expiresAt, 0, UnitCost.ZERO);
        return history.run(new PurchaseCredits(
                AccountHistory.ACCOUNT,
                UUID.randomUUID(),
                NOW,
                List.of(block),
                Source.PURCHASE,
                null,
                null,
                Note.NONE,
                Settings.DEFAULT));
    }

    @Test
    void a_purchase_can_open_its_account_and_does_so_once() {
        assertThat(bought(null).events())
                .extracting(Object::getClass)
                .isEqualTo(List.of(AccountOpened.class, CreditsPurchased.class));
        assertThat(bought(null).events()).extracting(Object::getClass).isEqualTo(List.of(CreditsPurchased.class));
        history.assertReplays();
    }

    @Test
    void a_refused_purchase_leaves_no_account_behind() {
        assertThat(bought(NOW)).isInstanceOf(Decision.Refused.class);
        assertThat(history.state()).isInstanceOf(Unopened.class);
    }
}
