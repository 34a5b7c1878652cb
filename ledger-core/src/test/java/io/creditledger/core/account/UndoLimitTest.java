package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.TooManyAmendments;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was undone stays in the account's state, so that nothing is undone twice; its size has a limit. */
class UndoLimitTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final RecordedDecrement TWO = new RecordedDecrement(List.of(), Credits.of(2), Usage.of("usage"), AT);

    @Test
    void the_last_decrement_that_fits_is_undone_and_no_further_one() {
        assertThat(amend(9_999, new UUID(9, 9))).isInstanceOf(Decision.Accepted.class);
        assertThat(amend(10_000, new UUID(9, 9))).isEqualTo(Decision.refuse(new TooManyAmendments(10_000)));
    }

    @Test
    void one_that_was_undone_in_part_can_still_be_undone_wholly() {
        assertThat(amend(10_000, new UUID(1, 5_000))).isInstanceOf(Decision.Accepted.class);
    }

    /** The decision on an account that owes 10, with {@code count} decrements of 2 undone by half. */
    private static Decision<AccountEvent> amend(int count, UUID decrement) {
        Map<UUID, Undone> amended = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            amended.put(new UUID(1, i), new Undone(Credits.of(1), Map.of()));
        }
        Credits debt = Credits.of(10);
        Open account = new Open(
                Settings.DEFAULT, 7, debt.negated(), debt, List.of(), Map.of(), amended, Map.of(), 0, null, Map.of());
        return AccountDecider.decide(
                new AmendDecrement(AccountHistory.ACCOUNT, new UUID(9, 1), AT, decrement, null, TWO, Note.NONE),
                account);
    }
}
