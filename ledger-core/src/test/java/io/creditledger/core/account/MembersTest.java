package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.LimitMember;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.TooManyMembers;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An account keeps count of a bounded number of members. */
class MembersTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void one_more_than_there_is_room_for_is_refused_wherever_it_is_named() {
        UUID stranger = new UUID(2, 1);
        assertThat(decrement(10_000, stranger)).isEqualTo(Decision.refuse(new TooManyMembers(10_000)));
        assertThat(limit(10_000, stranger)).isEqualTo(Decision.refuse(new TooManyMembers(10_000)));
        assertThat(decrement(9_999, stranger)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void one_who_is_known_can_go_on() {
        assertThat(decrement(10_000, new UUID(1, 7))).isInstanceOf(Decision.Accepted.class);
        assertThat(limit(10_000, new UUID(1, 7))).isInstanceOf(Decision.Accepted.class);
    }

    private static Decision<AccountEvent> decrement(int count, UUID member) {
        return AccountDecider.decide(
                new DecrementCredits(
                        AccountHistory.ACCOUNT,
                        new UUID(9, 1),
                        AT,
                        Credits.of(1),
                        Usage.of("usage").by(member),
                        Note.NONE),
                account(count));
    }

    private static Decision<AccountEvent> limit(int count, UUID member) {
        return AccountDecider.decide(
                new LimitMember(AccountHistory.ACCOUNT, new UUID(9, 1), AT, member, 5L, null, null), account(count));
    }

    /** An account that may go negative, with so many members. */
    private static Open account(int count) {
        Map<UUID, Member> members = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            members.put(new UUID(1, i), Member.NEW);
        }
        Settings settings = new Settings(true, Credits.ZERO);
        return new Open(
                settings, 0, Credits.ZERO, Credits.ZERO, List.of(), Map.of(), Map.of(), Map.of(), 0, null, members);
    }
}
