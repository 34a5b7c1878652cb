package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random histories of all account commands, each step checked against the {@link NaiveRules second
 * opinion}. {@code -Dseed=N} repeats one.
 */
class RandomHistoryTest {
    private static final int SEEDS = 4_000;
    private static final int STEPS = 60;
    private static final Instant START = Instant.parse("2026-01-25T00:00:00Z");

    private final Map<String, Integer> answers = new TreeMap<>();

    @Test
    void random_histories_agree_with_the_naive_books() {
        Long only = Long.getLong("seed");
        if (only != null) {
            check(only);
            return;
        }
        for (long seed = 1; seed <= SEEDS; seed++) {
            check(seed);
        }
        assertThat(answers.keySet()).as("every command is accepted at times").containsAll(acceptances());
        assertThat(answers.keySet()).as("refusals met").containsAll(REFUSALS);
    }

    private static final List<String> REFUSALS = List.of(
            "account_already_open",
            "account_not_open",
            "amount_not_positive",
            "amount_too_large",
            "block_awaits_payment",
            "block_expired",
            "exceeds_block",
            "exceeds_decrement",
            "exceeds_hold",
            "exceeds_purchase",
            "exceeds_use",
            "expiry_in_past",
            "expiry_not_after_block_start",
            "expiry_not_after_start",
            "hold_of_another_member",
            "insufficient_credits",
            "invoice_not_open",
            "invoice_of_several_blocks",
            "member_cap_exceeded",
            "member_limit_exceeded",
            "member_limit_unusable",
            "no_block_expires_then",
            "nothing_to_grant",
            "out_of_date",
            "several_blocks_expire_then",
            "unknown_block",
            "unknown_hold",
            "unknown_reversal");

    /** All commands but metered usage, which has a history of its own: MeteringTest. */
    private static TreeSet<String> acceptances() {
        TreeSet<String> names = new TreeSet<>();
        for (Class<?> command : AccountCommand.class.getPermittedSubclasses()) {
            names.add("accepted " + command.getSimpleName());
        }
        names.remove("accepted MeterUsage");
        return names;
    }

    private void check(long seed) {
        List<RandomStep> steps = RandomStep.history(new SplittableRandom(seed), STEPS);
        Throwable failure = failure(steps, answers);
        if (failure == null) {
            return;
        }
        List<RandomStep> fewest = shrunk(steps);
        List<String> story = new ArrayList<>();
        Throwable why = failure(fewest, new TreeMap<>());
        tell(fewest, story);
        throw new AssertionError(
                "seed " + seed + " fails; repeat it with -Dseed=" + seed + "\n" + String.join("\n", story), why);
    }

    private static @Nullable Throwable failure(List<RandomStep> steps, Map<String, Integer> answers) {
        try {
            live(steps, answers, null);
            return null;
        } catch (RuntimeException | AssertionError e) {
            return e;
        }
    }

    private static void tell(List<RandomStep> steps, List<String> story) {
        try {
            live(steps, new TreeMap<>(), story);
        } catch (RuntimeException | AssertionError e) {
            story.add("  " + e);
        }
    }

    /** Drops every step that the failure does not need. */
    private static List<RandomStep> shrunk(List<RandomStep> steps) {
        List<RandomStep> fewest = steps;
        for (int size = steps.size() / 2; size > 0; size /= 2) {
            for (int from = 0; from + size <= fewest.size(); ) {
                List<RandomStep> fewer = new ArrayList<>(fewest);
                fewer.subList(from, from + size).clear();
                boolean fails = failure(fewer, new TreeMap<>()) != null;
                fewest = fails ? fewer : fewest;
                from += fails ? 0 : size;
            }
        }
        return fewest;
    }

    private static void live(List<RandomStep> steps, Map<String, Integer> answers, @Nullable List<String> story) {
        AccountHistory history = new AccountHistory();
        NaiveAccount books = new NaiveAccount();
        Instant now = START;
        for (RandomStep step : steps) {
            now = now.plus(step.pause());
            AccountCommand command = RandomCommand.of(history, step, now);
            if (story != null) {
                story.add(command + "\n  -> " + AccountDecider.decide(command, history.state()));
            }
            Decision<AccountEvent> decision = history.run(command);
            String expected = "accepted " + command.getClass().getSimpleName();
            try {
                books = NaiveRules.apply(books, command);
            } catch (NaiveRules.No no) {
                expected = no.getMessage();
            }
            assertThat(answer(command, decision)).isEqualTo(expected);
            answers.merge(expected, 1, Integer::sum);
            if (history.state() instanceof Open open) {
                assertSame(open, books, now);
                assertNothingOverspent(command, decision, open);
            }
        }
        history.assertReplays();
    }

    private static String answer(AccountCommand command, Decision<AccountEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<AccountEvent> accepted ->
                "accepted " + command.getClass().getSimpleName();
            case Decision.Refused<AccountEvent> refused -> refused.refusal().code();
        };
    }

    private static void assertSame(Open open, NaiveAccount books, Instant now) {
        assertThat(NaiveRules.micro(open.balance())).as("balance").isEqualTo(books.balance);
        assertThat(NaiveRules.micro(open.debt())).as("debt").isEqualTo(books.debt);
        assertThat(open.entries()).as("entries").isEqualTo(books.entries);
        assertThat(open.lastForfeit()).as("last forfeit").isEqualTo(books.lastForfeit);
        assertThat(open.invoices().keySet()).as("open invoices").isEqualTo(books.invoices.open.keySet());
        assertThat(open.holds().keySet()).as("holds").isEqualTo(books.holds.keySet());
        for (Duration later : List.of(Duration.ZERO, Duration.ofMinutes(90), Duration.ofDays(2))) {
            Instant time = now.plus(later);
            assertThat(NaiveRules.micro(open.availableAt(time)))
                    .as("available %s later", later)
                    .isEqualTo(books.available(time));
        }
        Map<UUID, String> contents = new TreeMap<>();
        for (Block block : open.blocks()) {
            contents.put(block.terms().block(), NaiveRules.micro(block.free()) + "/" + NaiveRules.micro(block.held()));
        }
        assertThat(contents).as("free/held per block").isEqualTo(books.contents());
        open.members().forEach((id, member) -> {
            assertThat(NaiveRules.micro(member.usedAt(now)))
                    .as("used this month")
                    .isEqualTo(books.members.used(books, id, now));
            assertThat(NaiveRules.micro(member.lifetime())).as("used ever").isEqualTo(books.members.ever(books, id));
            assertThat(NaiveRules.micro(member.held())).as("held").isEqualTo(books.members.held(books, id));
        });
    }

    private static void assertNothingOverspent(AccountCommand command, Decision<AccountEvent> decision, Open open) {
        boolean takes =
                command instanceof AccountCommand.DecrementCredits || command instanceof AccountCommand.HoldCredits;
        if (takes && decision instanceof Decision.Accepted && !open.settings().negativeAllowed()) {
            assertThat(open.availableAt(command.at()).isNegative())
                    .as("overspent")
                    .isFalse();
        }
    }
}
