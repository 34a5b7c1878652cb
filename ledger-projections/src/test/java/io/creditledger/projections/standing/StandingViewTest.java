package io.creditledger.projections.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.RefillCommand.BeginRefill;
import io.creditledger.core.refill.RefillCommand.ConfigureRefill;
import io.creditledger.core.refill.RefillCommand.EndRefill;
import io.creditledger.core.refill.RefillCommand.ForgetRefillMethod;
import io.creditledger.core.refill.RefillCommand.SaveRefillMethod;
import io.creditledger.core.refill.RefillSettings;
import io.creditledger.core.renewal.Periods;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.RenewalCommand.BeginRenewal;
import io.creditledger.core.renewal.RenewalCommand.EndRenewal;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import io.creditledger.core.renewal.RenewalCommand.StopRenewal;
import io.creditledger.core.tier.Period;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.history.StandingHistory;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.replay.Shadow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The view of standing orders against the states that their events give. */
class StandingViewTest {
    private static final StandingProjection VIEW = new StandingProjection();
    private static final SavedMethod CARD = new SavedMethod("cus_1", "pm_1");
    private static final Random RANDOM = new Random(11);
    private static final int ACCOUNTS = 6;

    private static Ledger ledger;
    private static StandingHistory history;
    private static PgStandingQueries queries;
    private static Instant now = Instant.parse("2026-01-31T00:00:00Z");
    private static int number;

    @BeforeAll
    static void write() {
        ledger = new Ledger();
        history = new StandingHistory(ledger.log());
        for (int i = 0; i < 250; i++) {
            now = now.plus(Duration.ofHours(RANDOM.nextInt(30)));
            AccountId account = Ledger.account(RANDOM.nextInt(ACCOUNTS));
            ledger.submit(RANDOM.nextBoolean() ? refill(account) : renewal(account));
        }
        new Rebuild(ledger.dataSource(), ledger.log(), 1).run(List.of(VIEW), ReplayProgress.NONE);
        queries = new PgStandingQueries(ledger.dataSource(), 1);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void pages_of_any_size_together_are_the_whole_list_in_its_order() {
        Instant time = now.plus(Duration.ofDays(40));
        List<AccountId> refills = queries.refills(time, null, 100);
        List<AccountId> renewals = queries.renewals(time, null, 100);
        assertThat(refills.size() + renewals.size()).isGreaterThan(3);
        for (int size = 1; size <= 3; size++) {
            int limit = size;
            assertThat(pages(last -> queries.refills(time, last, limit))).isEqualTo(refills);
            assertThat(pages(last -> queries.renewals(time, last, limit))).isEqualTo(renewals);
        }
    }

    private static List<AccountId> pages(Function<@Nullable AccountId, List<AccountId>> page) {
        List<AccountId> all = new ArrayList<>();
        List<AccountId> next = page.apply(null);
        while (!next.isEmpty()) {
            all.addAll(next);
            next = page.apply(all.getLast());
        }
        return all;
    }

    @Test
    void every_order_that_is_due_or_under_way_is_found() {
        for (Instant time : List.of(now, now.plus(Duration.ofDays(40)))) {
            List<AccountId> refills = queries.refills(time, null, 100);
            List<AccountId> renewals = queries.renewals(time, null, 100);
            for (int i = 0; i < ACCOUNTS; i++) {
                AccountId account = Ledger.account(i);
                assertThat(refills.contains(account))
                        .as("refill of %s", account)
                        .isEqualTo(mayRefill(account, time));
                assertThat(renewals.contains(account)).as("tier of %s", account).isEqualTo(mayRenew(account, time));
            }
        }
    }

    @Test
    void orders_come_in_pages() {
        List<AccountId> all = queries.renewals(now.plus(Duration.ofDays(4_000)), null, 100);
        assertThat(all).hasSizeGreaterThan(1);
        assertThat(queries.renewals(now.plus(Duration.ofDays(4_000)), all.getFirst(), 1))
                .containsExactly(all.get(1));
    }

    @Test
    void rows_are_the_same_however_many_events_are_written_at_once() {
        List<RecordedEvent> events = ledger.events();
        assertThat(events).hasSizeGreaterThan(60);
        List<String> atOnce = written(events, events.size());
        assertThat(written(events, 1)).isEqualTo(atOnce);
        assertThat(written(events, 7)).isEqualTo(atOnce);
    }

    private static boolean mayRefill(AccountId account, Instant time) {
        Refill refill = history.refill(account);
        boolean paused = refill.pausedUntil() != null && time.isBefore(refill.pausedUntil());
        return refill.underway() != null || refill.settings().enabled() && !paused;
    }

    private static boolean mayRenew(AccountId account, Instant time) {
        return history.renewal(account) instanceof Renewal.Running running
                && (running.underway() != null || running.stopped() == null && !time.isBefore(running.dueAt()));
    }

    private static LedgerCommand refill(AccountId account) {
        Refill refill = history.refill(account);
        return switch (RANDOM.nextInt(8)) {
            case 0 -> new SaveRefillMethod(account, id(), now, CARD);
            case 1 -> new ForgetRefillMethod(account, id(), now);
            case 2, 3 ->
                new ConfigureRefill(
                        account, id(), now, new RefillSettings(RANDOM.nextInt(4) > 0, Credits.of(9), 1, null));
            case 4, 5 -> new BeginRefill(account, id(), now, Credits.ZERO, id());
            default ->
                new EndRefill(
                        account,
                        id(),
                        now,
                        or(refill.underway() == null ? null : refill.underway().payment()),
                        RANDOM.nextBoolean() ? "declined" : null);
        };
    }

    private static LedgerCommand renewal(AccountId account) {
        UUID underway = history.renewal(account) instanceof Renewal.Running running ? running.underway() : null;
        return switch (RANDOM.nextInt(8)) {
            case 0 -> new StartRenewal(account, id(), now, plan(account));
            case 1 -> new StopRenewal(account, id(), now, "by hand");
            case 2, 3, 4 -> new BeginRenewal(account, id(), now, id());
            default -> new EndRenewal(account, id(), now, or(underway), RANDOM.nextInt(3) == 0 ? "declined" : null);
        };
    }

    private static Plan plan(AccountId account) {
        Money price = Money.of(900, "usd");
        Purpose purpose = Purpose.of(account, Source.RECURRING, "gold", Credits.of(100), Credits.ZERO, price);
        return new Plan(id(), new Periods(Period.MONTHLY, now), price, purpose, CARD);
    }

    private static List<String> written(List<RecordedEvent> events, int batch) {
        Shadow shadow = new Shadow(ledger.dataSource(), VIEW, "view_standing_batch", 1);
        shadow.begin();
        for (int from = 0; from < events.size(); from += batch) {
            shadow.add(events.subList(from, Math.min(events.size(), from + batch)));
        }
        List<String> rows = ledger.dump(VIEW, shadow.schema());
        shadow.discard();
        return rows;
    }

    private static UUID or(UUID payment) {
        return payment == null ? id() : payment;
    }

    private static UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + 1_000L * ++number);
    }
}
