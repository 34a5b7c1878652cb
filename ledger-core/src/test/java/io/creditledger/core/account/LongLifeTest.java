package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The state of an account follows what is live, not how old it is. */
class LongLifeTest {
    private static final AccountId ACCOUNT = AccountHistory.ACCOUNT;
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private long number;

    @Test
    void an_account_that_used_up_ten_thousand_blocks_has_an_empty_state() {
        AccountHistory history = new AccountHistory();
        history.run(new OpenAccount(ACCOUNT, id(), AT, Settings.DEFAULT, List.of()));
        for (int block = 0; block < 10_000; block++) {
            history.run(
                    new GrantCredits(ACCOUNT, id(), AT, NewBlock.of(Credits.of(10), Source.PROMOTIONAL), Note.NONE));
            if (block % 3 == 0) {
                UUID hold = id();
                history.run(new HoldCredits(ACCOUNT, hold, AT, Credits.of(10), null, Note.NONE));
                history.run(
                        new CaptureHold(ACCOUNT, id(), AT, hold, Credits.of(10), true, Usage.of("usage"), Note.NONE));
            } else {
                history.run(new DecrementCredits(ACCOUNT, id(), AT, Credits.of(10), Usage.of("usage"), Note.NONE));
            }
        }
        Open open = history.open();
        assertThat(open.entries()).isEqualTo(20_000);
        assertThat(open)
                .isEqualTo(new Open(
                        Settings.DEFAULT,
                        20_000,
                        Credits.ZERO,
                        Credits.ZERO,
                        List.of(),
                        open.holds(),
                        open.amended(),
                        open.reversals(),
                        0,
                        null,
                        Map.of()));
        assertThat(open.holds()).isEmpty();
        assertThat(open.amended()).isEmpty();
        assertThat(open.reversals()).isEmpty();
        history.assertReplays();
    }

    private UUID id() {
        number += 100_000;
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
