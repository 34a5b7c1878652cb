package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.history.HistoryLine;
import io.creditledger.core.history.RefusalWords;
import io.creditledger.core.history.Words;
import io.creditledger.core.money.Credits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the account tables, see {@link AskedWords} and {@link ExpectedWords} for their words. Besides commands a line
 * may be {@code at TIME}; {@code account}, which begins a new one; {@code repeat N COMMAND}; or {@code brought-forward
 * NAME N}, a debt from before the story begins.
 */
class AccountTableTest {
    private final Set<String> refusals = new TreeSet<>();
    private AccountHistory history = new AccountHistory();
    private Names names = new Names();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> tables() {
        return HistoryLine.files("account").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }

    @Test
    void every_refusal_appears_in_a_table() {
        HistoryLine.files("account").forEach(this::run);
        refusals.add("TooManyAmendments"); // takes ten thousand lines, so it has a test of its own: UndoLimitTest
        refusals.add("TooManyMembers"); // as many: MembersTest
        assertThat(refusals).isEqualTo(RefusalWords.all(AccountRefusal.class));
    }

    private void run(Path file) {
        begin();
        for (HistoryLine line : HistoryLine.read(file)) {
            try {
                run(line);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(line.place(), e);
            }
            history.assertReplays();
        }
    }

    private void begin() {
        history = new AccountHistory();
        names = new Names();
        now = Instant.parse("2026-01-01T00:00:00Z");
    }

    private void run(HistoryLine line) {
        List<String> asked = line.asked();
        switch (asked.getFirst()) {
            case "account" -> begin();
            case "at" -> now = Instant.parse(asked.get(1) + (asked.get(1).contains("T") ? ":00Z" : "T00:00:00Z"));
            case "brought-forward" -> broughtForward(asked.get(1), Credits.of(asked.get(2)));
            case "repeat" -> {
                for (int count = Integer.parseInt(asked.get(1)); count > 1; count--) {
                    assertThat(decide(asked.subList(2, asked.size()), line, "#" + count))
                            .as(line.place())
                            .isInstanceOf(Decision.Accepted.class);
                }
                check(line, decide(asked.subList(2, asked.size()), line, ""));
            }
            default -> check(line, decide(asked, line, ""));
        }
    }

    private Decision<AccountEvent> decide(List<String> asked, HistoryLine line, String suffix) {
        return history.run(AskedWords.command(history, names, now, new Words(line.place(), asked), suffix));
    }

    private void check(HistoryLine line, Decision<AccountEvent> decision) {
        Words expected = new Words(line.place(), line.expected());
        switch (decision) {
            case Decision.Accepted<AccountEvent> accepted -> {
                assertThat(expected.next()).as(line.place()).isEqualTo("ok");
                ExpectedWords.assertAccepted(line.place(), expected, history, accepted.events(), names, now);
            }
            case Decision.Refused<AccountEvent> refused -> {
                assertThat(expected.next()).as(line.place() + " but " + refused).isEqualTo("refused");
                refused(line, expected, refused.refusal());
            }
        }
    }

    private void refused(HistoryLine line, Words expected, Refusal refusal) {
        refusals.add(refusal.getClass().getSimpleName());
        assertThat(refusal.bindsKey()).as(line.place()).isEqualTo(refusal instanceof AccountRefusal.Stateful);
        RefusalWords.assertRefused(line.place(), expected, refusal, names::plain);
    }

    private void broughtForward(String name, Credits debt) {
        long entry = history.open().entries() + 1;
        Credits balance = history.open().balance().minus(debt);
        history.record(new CreditsDecremented(
                names.command(name), now, entry, debt, balance, List.of(), debt, Usage.of("usage"), Note.NONE));
    }
}
