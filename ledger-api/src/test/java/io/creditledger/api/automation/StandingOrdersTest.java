package io.creditledger.api.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Payments;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.RefillCommand.ConfigureRefill;
import io.creditledger.core.refill.RefillCommand.SaveRefillMethod;
import io.creditledger.core.refill.RefillSettings;
import io.creditledger.core.renewal.Periods;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import io.creditledger.core.tier.Period;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.history.PaymentHistory;
import io.creditledger.projections.history.StandingHistory;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.transaction.TransactionFilter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Auto-refills and renewals charge once, whatever is lost on the way, and grant what was paid. */
class StandingOrdersTest {
    private static final SavedMethod CARD = new SavedMethod("cus_1", "pm_1");

    private static TestDatabase database;
    private static Ledger ledger;
    private static int number;

    private final FakeProvider provider = new FakeProvider();
    private Instant now = Instant.now();

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        Database connections = Database.open(new LedgerConfig(Path.of("unused"), login, 0, null));
        ledger = Ledger.over(connections, WriteSettings.DEFAULT, Clock.systemUTC());
        ledger.start(ReplayProgress.NONE);
    }

    @AfterAll
    static void close() {
        ledger.close();
        database.close();
    }

    @Test
    void a_balance_that_falls_to_the_threshold_is_refilled_once() {
        AccountId account = refilled(50, null);
        refill().react(account);
        assertThat(balance(account)).as("above the threshold").isEqualTo(Credits.of(100));

        spend(account, 50);
        refill().react(account);
        refill().react(account);
        assertThat(balance(account)).isEqualTo(Credits.of(50 + 2_000));
        assertThat(provider.charged()).containsExactly(Money.of(5_000, "usd"));
        assertThat(state(account).countAt(now)).isEqualTo(1);
    }

    @Test
    void a_lost_answer_is_asked_for_again_and_charges_once() {
        AccountId account = refilled(100, null);
        provider.loseAnswers(1);
        refill().react(account);
        assertThat(state(account).underway()).isNotNull();
        assertThat(balance(account)).isEqualTo(Credits.of(100));

        refill().react(account);
        assertThat(balance(account)).isEqualTo(Credits.of(2_100));
        assertThat(state(account).underway()).isNull();
        assertThat(provider.charged()).hasSize(1);
    }

    @Test
    void a_refill_that_has_begun_charges_what_it_began_with_whatever_is_set_meanwhile() {
        AccountId account = refilled(100, null);
        provider.loseAnswers(1);
        refill().react(account);
        submit(new SaveRefillMethod(account, stamps().id(), stamps().now(), new SavedMethod("cus_2", "pm_2")));
        RefillSettings more = new RefillSettings(true, Credits.ZERO, 7, null);
        submit(new ConfigureRefill(account, stamps().id(), stamps().now(), more));
        refill().react(account);

        assertThat(provider.asked()).containsExactly(CARD, CARD);
        assertThat(provider.charged()).containsExactly(Money.of(5_000, "usd"));
        assertThat(balance(account)).isEqualTo(Credits.of(2_100));
    }

    @Test
    void a_decline_pauses_the_refill_and_is_visible() {
        AccountId account = refilled(100, null);
        provider.declineWith("card_declined");
        refill().react(account);
        refill().react(account);
        assertThat(state(account).lastDecline()).isEqualTo("card_declined");
        assertThat(state(account).pausedUntil()).isAfter(now);
        assertThat(state(account).declines()).isEqualTo(1);

        provider.declineWith(null);
        now = now.plus(Duration.ofHours(2));
        refill().react(account);
        assertThat(balance(account)).isEqualTo(Credits.of(2_100));
    }

    @Test
    void a_charge_that_fails_after_its_answer_is_given_up_so_that_nobody_pays_it_later() {
        AccountId account = refilled(100, null);
        provider.failLaterWith("insufficient_funds");
        refill().react(account);

        assertThat(provider.cancelled()).hasSize(1);
        assertThat(state(account).underway()).isNull();
        assertThat(state(account).lastDecline()).isEqualTo("insufficient_funds");
        assertThat(balance(account)).isEqualTo(Credits.of(100));
    }

    @Test
    void a_provider_that_refuses_to_tell_says_nothing_about_a_charge_that_was_made() {
        AccountId account = refilled(100, null);
        provider.loseAnswers(1);
        refill().react(account);
        provider.refuseToTell(true);
        refill().react(account);
        assertThat(state(account).underway()).isNotNull();

        provider.refuseToTell(false);
        now = now.plus(Duration.ofHours(2));
        refill().react(account);
        assertThat(provider.charged()).hasSize(1);
        assertThat(state(account).declines()).isZero();
        assertThat(balance(account)).isEqualTo(Credits.of(2_100));
    }

    @Test
    void credits_that_were_paid_and_find_no_room_are_not_charged_for_again() {
        AccountId account = refilled(1_000_000, null);
        fill(account, 10_000 - 1);
        for (int i = 0; i < 3; i++) {
            refill().react(account);
        }
        assertThat(provider.charged()).hasSize(1);
        assertThat(state(account).underway()).isNotNull();

        spend(account, 200);
        now = now.plus(Duration.ofMinutes(2));
        refill().react(account);
        assertThat(balance(account)).isEqualTo(Credits.of(100 + 9_999 - 200 + 2_000));
        assertThat(state(account).underway()).isNull();
        assertThat(provider.charged()).hasSize(1);
    }

    @Test
    void many_at_once_refill_once_and_the_cap_holds() {
        AccountId account = refilled(1_000_000, 2);
        for (int i = 0; i < 3; i++) {
            now = now.plus(Duration.ofMinutes(5));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                CompletableFuture.allOf(Collections.nCopies(6, account).stream()
                                .map(a -> CompletableFuture.runAsync(() -> refill().react(a), threads))
                                .toArray(CompletableFuture<?>[]::new))
                        .join();
            }
        }
        assertThat(balance(account)).isEqualTo(Credits.of(100 + 4_000));
        assertThat(provider.charged()).hasSize(2);
    }

    @Test
    void a_year_of_renewals_with_the_process_down_for_random_weeks_grants_each_month_once() {
        Instant first = Instant.parse("2027-01-31T12:00:00Z");
        Instant end = Instant.parse("2028-01-31T12:00:00Z");
        AccountId account = AccountId.user("demo", "e-1", "u-" + ++number);
        Money price = Money.of(900, "usd");
        Purpose month = Purpose.of(account, Source.RECURRING, "gold", Credits.of(100), Credits.of(10), price);
        Plan plan = new Plan(new UUID(1, 1), new Periods(Period.MONTHLY, first), price, month, CARD);
        submit(new StartRenewal(account, stamps().id(), first, plan));
        Random random = new Random(7);
        for (now = first; now.isBefore(end); now = now.plus(Duration.ofDays(1 + random.nextInt(30)))) {
            provider.loseAnswers(random.nextInt(3) == 0 ? 1 : 0);
            renew().renew(account);
        }
        now = end;
        renew().renew(account);
        renew().renew(account);

        assertThat(provider.charged()).hasSize(12).containsOnly(price);
        assertThat(balance(account)).isEqualTo(Credits.of(12 * 110));
        assertThat(ledger.transactions().list(account, TransactionFilter.ALL, 100))
                .hasSize(12);
    }

    @Test
    void a_renewal_that_fails_to_the_end_is_stopped_visibly() {
        Instant first = Instant.parse("2027-01-31T12:00:00Z");
        AccountId account = AccountId.user("demo", "e-1", "u-" + ++number);
        Money price = Money.of(900, "usd");
        Purpose month = Purpose.of(account, Source.RECURRING, "gold", Credits.of(100), Credits.ZERO, price);
        submit(new StartRenewal(
                account,
                stamps().id(),
                first,
                new Plan(new UUID(1, 2), new Periods(Period.MONTHLY, first), price, month, CARD)));
        provider.declineWith("expired_card");
        for (int day = 0; day < 60; day++) {
            now = first.plus(Duration.ofDays(day));
            renew().renew(account);
        }
        Renewal.Running stopped = (Renewal.Running) new StandingHistory(ledger.log()).renewal(account);
        assertThat(stopped.stopped()).isEqualTo("declined: expired_card");
        assertThat(stopped.period()).isEqualTo(1);
        assertThat(ledger.balances().account(account, now)).isEmpty();
    }

    @Test
    void the_periodic_look_finds_what_may_be_due() {
        AccountId account = refilled(100, null);
        caughtUp();
        assertThat(ledger.standingOrders().refills(now, null, 100)).contains(account);
        new StandingOrders(ledger.standingOrders(), refill(), renew(), Clock.fixed(now, ZoneOffset.UTC)).doDue();
        assertThat(balance(account)).isEqualTo(Credits.of(2_100));
    }

    /** An account with 100 credits that buys two bundles of 1,000 when it has no more than the threshold. */
    private AccountId refilled(long threshold, Integer cap) {
        AccountId account = AccountId.organization("demo", "refill-" + ++number);
        submit(new OpenAccount(
                account,
                stamps().id(),
                stamps().now(),
                Settings.DEFAULT,
                List.of(NewBlock.of(Credits.of(100), Source.SIGNUP))));
        submit(new SaveRefillMethod(account, stamps().id(), stamps().now(), CARD));
        RefillSettings settings = new RefillSettings(true, Credits.of(threshold), 2, cap);
        submit(new ConfigureRefill(account, stamps().id(), stamps().now(), settings));
        return account;
    }

    private void fill(AccountId account, int blocks) {
        for (int left = blocks; left > 0; left -= 100) {
            List<NewBlock> some = Collections.nCopies(Math.min(left, 100), NewBlock.of(Credits.of(1), Source.PURCHASE));
            submit(new PurchaseCredits(
                    account,
                    stamps().id(),
                    stamps().now(),
                    some,
                    Source.PURCHASE,
                    null,
                    null,
                    Note.NONE,
                    Settings.DEFAULT));
        }
    }

    private void spend(AccountId account, long credits) {
        submit(new DecrementCredits(
                account, stamps().id(), stamps().now(), Credits.of(credits), Usage.of("usage"), Note.NONE));
    }

    private WhenTheBalanceIsLowThenRefill refill() {
        return new WhenTheBalanceIsLowThenRefill(
                new StandingHistory(ledger.log()),
                new BalancesInViews(ledger.balances(), ledger.progress(), ledger.log(), stamps()),
                account -> provider.offer("price_1"),
                charges(),
                ledger.gateway(),
                stamps());
    }

    private WhenAPeriodBeginsThenRenew renew() {
        return new WhenAPeriodBeginsThenRenew(new StandingHistory(ledger.log()), charges(), ledger.gateway(), stamps());
    }

    private StandingCharge charges() {
        PaymentHistory history = new PaymentHistory(ledger.log());
        PurchasesInViews purchases = new PurchasesInViews(ledger.transactions(), ledger.progress(), ledger.log());
        Payments payments = new Payments(
                ledger.gateway(),
                provider,
                history,
                new WhenPaymentsChangeThenMoveCredits(history, purchases, ledger.gateway(), stamps()),
                stamps());
        return new StandingCharge(payments, provider, stamps());
    }

    private Stamps stamps() {
        return new Stamps(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Refill state(AccountId account) {
        return new StandingHistory(ledger.log()).refill(account);
    }

    private Credits balance(AccountId account) {
        caughtUp();
        return ledger.balances().account(account, now).orElseThrow().balance();
    }

    private static void caughtUp() {
        long head = ledger.log().headPosition();
        for (String view : List.of("balance", "transaction", "standing")) {
            assertThat(ledger.progress().await(view, head, Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    private static void submit(LedgerCommand command) {
        Outcome outcome = ledger.gateway()
                .submit(new Submission(command, "demo", null, new TreeMap<>()))
                .join();
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }
}
