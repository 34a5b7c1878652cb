package io.creditledger.api.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.automation.CrashingGateway.Crash;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Settlement;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.Observation.DisputeStatus;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.SeenDispute;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.history.PaymentHistory;
import io.creditledger.projections.history.StandingHistory;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.projections.transaction.TransactionView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a payment makes due reaches its account once, whatever ends on the way and however many nodes do it. */
class PaymentMovesTest {
    private static final Money PAID = Money.of(1_000, "usd");
    private static final Stamps STAMPS = new Stamps(Clock.systemUTC());

    private static TestDatabase database;
    private static Ledger one;
    private static Ledger two;
    private static int number;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        one = node();
        one.follow(ReplayProgress.NONE);
        two = node();
    }

    @AfterAll
    static void close() {
        two.close();
        one.close();
        database.close();
    }

    @Test
    void a_crash_at_any_step_is_made_good_by_another_node() {
        for (int step = 0; step < 8; step++) {
            for (boolean done : new boolean[] {false, true}) {
                AccountId account = account();
                PaymentId payment = paid(account, story());
                var dying = mover(new CrashingGateway(one.gateway(), step, done), STAMPS);
                assertThatThrownBy(() -> dying.settle(payment)).isInstanceOf(Crash.class);

                assertSettled(mover(two.gateway(), STAMPS).settle(payment));
                assertThat(kept(account)).as("step %s %s", step, done).isEqualTo(Credits.of(600));
                assertThat(lines(account)).as("step %s %s", step, done).hasSize(4);
            }
        }
    }

    @Test
    void two_nodes_at_once_do_it_once() {
        List<PaymentId> payments = new ArrayList<>();
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            accounts.add(account());
            payments.add(paid(accounts.getLast(), story()));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(payments.stream()
                            .flatMap(payment -> Collections.nCopies(2, payment).stream())
                            .map(payment -> CompletableFuture.runAsync(() -> settleOnBoth(payment), threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        payments.forEach(payment -> assertSettled(one.settlement().settle(payment)));
        accounts.forEach(account -> {
            assertThat(kept(account)).isEqualTo(Credits.of(600));
            assertThat(lines(account)).hasSize(4);
        });
    }

    @Test
    void what_was_spent_of_refunded_credits_is_a_debt() {
        AccountId account = account();
        PaymentId payment = paid(account, seen(List.of(), List.of()));
        one.settlement().settle(payment);
        submit(new DecrementCredits(account, STAMPS.id(), STAMPS.now(), Credits.of(900), Usage.of("usage"), Note.NONE));
        observe(payment, seen(List.of(refund("re_1", 500)), List.of()));

        assertSettled(one.settlement().settle(payment));
        assertThat(kept(account)).isEqualTo(Credits.of(-400));
    }

    @Test
    void what_was_reversed_by_hand_is_not_taken_again() {
        AccountId account = account();
        PaymentId payment = paid(account, seen(List.of(), List.of()));
        Payment.Agreed bought = (Payment.Agreed) one.settlement().settle(payment);
        UUID purchase = bought.moves().getFirst().transaction();
        var recorded = purchases().recorded(account, purchase).orElseThrow();
        submit(new ReversePurchase(
                account, STAMPS.id(), STAMPS.now(), purchase, Credits.of(800), recorded, Note.reason("by hand"), null));
        observe(payment, seen(List.of(refund("re_1", 500), refund("re_2", 500)), List.of()));

        assertSettled(one.settlement().settle(payment));
        assertThat(kept(account)).isEqualTo(Credits.ZERO);
        assertThat(lines(account)).hasSize(3);
    }

    @Test
    void what_the_account_has_no_room_for_is_visible_and_tried_again() {
        AccountId account = account();
        List<NewBlock> blocks = Collections.nCopies(100, NewBlock.of(Credits.of(1), Source.PURCHASE));
        for (int i = 0; i < 100; i++) {
            submit(purchase(account, blocks));
        }
        PaymentId payment = paid(account, seen(List.of(), List.of()));
        Payment.Agreed refused = (Payment.Agreed) one.settlement().settle(payment);
        MoveProgress move = refused.moves().getFirst();
        assertThat(move.done()).isFalse();
        assertThat(move.refusal()).isEqualTo("too_many_blocks");
        assertThat(one.settlement().settle(payment))
                .as("not tried again at once")
                .isEqualTo(refused);

        caughtUp();
        UUID block = one.balances()
                .blocks(account, false, STAMPS.now(), 1, 0)
                .getFirst()
                .terms()
                .block();
        submit(new VoidBlock(account, STAMPS.id(), STAMPS.now(), block, null, Note.NONE));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
        assertSettled(mover(one.gateway(), new Stamps(later)).settle(payment));
        assertThat(kept(account)).isEqualTo(Credits.of(9_999 + 1_000));
    }

    @Test
    void what_a_crash_left_is_found_in_the_view_and_performed() {
        AccountId account = account();
        PaymentId payment = paid(account, story());
        var dying = mover(new CrashingGateway(one.gateway(), 3, true), STAMPS);
        assertThatThrownBy(() -> dying.settle(payment)).isInstanceOf(Crash.class);
        caughtUp();
        assertThat(one.payments().due(Instant.now(), 1_000)).contains(payment);

        new WhenMovesAreLeftThenPerformThem(one.payments(), one.settlement(), Clock.systemUTC()).performLeft();
        caughtUp();
        assertThat(one.payments().due(Instant.now(), 1_000)).doesNotContain(payment);
        assertThat(kept(account)).isEqualTo(Credits.of(600));
    }

    @Test
    void a_crash_before_the_credits_move_loses_neither_them_nor_the_saved_method() {
        AccountId account = account();
        PaymentId payment = paid(account, saving("pm_1"));
        CrashingGateway dead = new CrashingGateway(one.gateway(), 1, false);
        Settlement dying =
                new WhenAPayerSavesAMethodThenKeepIt(new PaymentHistory(one.log()), dead, STAMPS, mover(dead, STAMPS));
        assertThatThrownBy(() -> dying.settle(payment)).isInstanceOf(Crash.class);
        assertThat(method(account)).isEqualTo(new SavedMethod("cus_1", "pm_1"));

        assertSettled(two.settlement().settle(payment));
        assertThat(kept(account)).isEqualTo(Credits.of(1_000));
    }

    @Test
    void an_older_payment_that_is_heard_of_again_does_not_bring_back_its_method() {
        AccountId account = account();
        PaymentId older = paid(account, saving("pm_1"));
        one.settlement().settle(older);
        one.settlement().settle(paid(account, saving("pm_2")));
        observe(older, seen(List.of(refund("re_1", 500)), List.of()));
        assertSettled(one.settlement().settle(older));

        assertThat(method(account)).isEqualTo(new SavedMethod("cus_1", "pm_2"));
        AccountId user = AccountId.user("demo", "e-1", "u-" + ++number);
        one.settlement().settle(paid(user, saving("pm_3")));
        assertThat(method(user)).as("of no organization").isNull();
    }

    private static Observation saving(String method) {
        PaidObjects objects = new PaidObjects(null, "pi_" + STAMPS.id(), null, null, "cus_1", method);
        return new Observation(Status.SUCCEEDED, objects, PAID, null, List.of(), List.of());
    }

    private static SavedMethod method(AccountId account) {
        return new StandingHistory(one.log()).refill(account).method();
    }

    /** Paid, 40 % refunded, the rest disputed and won: +1000 -400 -600 +600. */
    private static Observation story() {
        return seen(
                List.of(refund("re_1", 400)),
                List.of(new SeenDispute("du_1", Money.of(600, "usd"), DisputeStatus.WON)));
    }

    private static Observation seen(List<SeenRefund> refunds, List<SeenDispute> disputes) {
        return new Observation(Status.SUCCEEDED, PaidObjects.NONE, PAID, null, refunds, disputes);
    }

    private static SeenRefund refund(String id, long minor) {
        return new SeenRefund(id, Money.of(minor, "usd"), RefundStatus.COUNTS);
    }

    private static PaymentId paid(AccountId account, Observation seen) {
        PaymentId payment = new PaymentId("demo", STAMPS.id());
        NewBlock block = NewBlock.of(Credits.of(1_000), Source.PURCHASE);
        Purpose purpose = new Purpose(account, Source.PURCHASE, "bundle", List.of(block));
        submit(new CreatePayment(payment, STAMPS.id(), STAMPS.now(), PAID, null, purpose, "r"));
        observe(payment, seen);
        return payment;
    }

    private static void observe(PaymentId payment, Observation seen) {
        submit(new ObservePayment(payment, STAMPS.id(), STAMPS.now(), seen));
    }

    private static void settleOnBoth(PaymentId payment) {
        mover(one.gateway(), STAMPS).settle(payment);
        mover(two.gateway(), STAMPS).settle(payment);
    }

    private static WhenPaymentsChangeThenMoveCredits mover(LedgerGateway gateway, Stamps stamps) {
        return new WhenPaymentsChangeThenMoveCredits(new PaymentHistory(one.log()), purchases(), gateway, stamps);
    }

    private static PurchasesInViews purchases() {
        return new PurchasesInViews(one.transactions(), one.progress(), one.log());
    }

    private static PurchaseCredits purchase(AccountId account, List<NewBlock> blocks) {
        return new PurchaseCredits(
                account, STAMPS.id(), STAMPS.now(), blocks, Source.PURCHASE, null, null, Note.NONE, Settings.DEFAULT);
    }

    private static void assertSettled(Payment payment) {
        assertThat(((Payment.Agreed) payment).outstanding()).isNull();
    }

    private static Credits kept(AccountId account) {
        caughtUp();
        return one.balances().account(account, STAMPS.now()).orElseThrow().balance();
    }

    private static List<TransactionView> lines(AccountId account) {
        return one.transactions().list(account, TransactionFilter.ALL, 100);
    }

    private static void caughtUp() {
        long head = one.log().headPosition();
        for (String view : List.of("balance", "transaction", "payment")) {
            assertThat(one.progress().await(view, head, Duration.ofSeconds(20))).isTrue();
        }
    }

    private static void submit(LedgerCommand command) {
        Outcome outcome = one.gateway()
                .submit(new Submission(command, "demo", null, new TreeMap<>()))
                .join();
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    private static AccountId account() {
        return AccountId.organization("demo", "org-" + ++number);
    }

    private static Ledger node() {
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        Database connections = Database.open(new LedgerConfig(Path.of("unused"), login, 0, null));
        return Ledger.over(connections, WriteSettings.DEFAULT, Clock.systemUTC());
    }
}
