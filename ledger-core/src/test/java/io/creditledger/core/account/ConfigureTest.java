package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.ConfigureAccount;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigureTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Credits SEVEN = Credits.of(7);

    private final AccountHistory history = new AccountHistory();

    private Settings configured(@Nullable Boolean negativeAllowed, @Nullable Credits threshold) {
        Decision<AccountEvent> decision = history.run(
                new ConfigureAccount(AccountHistory.ACCOUNT, UUID.randomUUID(), NOW, negativeAllowed, threshold));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Open) history.state()).settings();
    }

    @Test
    void a_change_replaces_only_what_it_names() {
        history.run(new OpenAccount(AccountHistory.ACCOUNT, UUID.randomUUID(), NOW, Settings.DEFAULT, List.of()));

        assertThat(configured(true, null)).isEqualTo(new Settings(true, Credits.ZERO));
        assertThat(configured(null, SEVEN)).isEqualTo(new Settings(true, SEVEN));
        assertThat(configured(null, null)).isEqualTo(new Settings(true, SEVEN));
        assertThat(configured(false, Credits.ZERO)).isEqualTo(Settings.DEFAULT);
    }
}
