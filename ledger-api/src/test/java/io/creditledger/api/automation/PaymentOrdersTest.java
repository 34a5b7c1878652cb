package io.creditledger.api.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.call.Stamps;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.Observation.DisputeStatus;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.SeenDispute;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.history.PaymentHistory;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.transaction.EntryType;
import io.creditledger.projections.transaction.Line;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.projections.transaction.TransactionView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whatever one payment causes, in all orders, doubled, on two nodes at once: it grants once and ends the same. */
class PaymentOrdersTest {
    private static final Money PAID = Money.of(1_000, "usd");
    private static final Stamps STAMPS = new Stamps(Clock.systemUTC());
    private static final SeenRefund REFUND = new SeenRefund("re_1", Money.of(400, "usd"), RefundStatus.COUNTS);

    private static final List<Observation> STORY = List.of(
            seen(List.of(), List.of()),
            seen(List.of(REFUND), List.of()),
            seen(List.of(REFUND), List.of(dispute(DisputeStatus.OPEN))),
            seen(List.of(REFUND), List.of(dispute(DisputeStatus.WON))));

    @Test
    void all_24_orders_doubled_on_two_nodes_grant_once_and_keep_what_was_kept() {
        try (TestDatabase database = TestDatabase.create();
                Ledger one = node(database);
                Ledger two = node(database)) {
            one.start(ReplayProgress.NONE);
            List<List<Observation>> orders = orders(STORY);
            assertThat(orders).hasSize(24);
            List<AccountId> accounts = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                AccountId account = AccountId.organization("demo", "order-" + i);
                accounts.add(account);
                deliver(one, two, paymentFor(one, account), orders.get(i));
            }
            awaitViews(one);
            for (AccountId account : accounts) {
                List<TransactionView> lines = one.transactions().list(account, TransactionFilter.ALL, 100);
                assertThat(lines.stream().filter(line -> Line.type(line.event()) == EntryType.PURCHASE))
                        .as("%s", lines)
                        .hasSize(1);
                assertThat(one.balances()
                                .account(account, STAMPS.now())
                                .orElseThrow()
                                .balance())
                        .isEqualTo(Credits.of(600));
            }
        }
    }

    /** Each observation to both nodes at the same time, each of which then moves the credits. */
    private static void deliver(Ledger one, Ledger two, PaymentId payment, List<Observation> order) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Observation seen : order) {
                CompletableFuture.allOf(
                                CompletableFuture.runAsync(() -> observe(one, one, payment, seen), threads),
                                CompletableFuture.runAsync(() -> observe(one, two, payment, seen), threads))
                        .join();
            }
        }
    }

    private static void observe(Ledger views, Ledger node, PaymentId payment, Observation seen) {
        submit(node.gateway(), new ObservePayment(payment, STAMPS.id(), STAMPS.now(), seen));
        new WhenPaymentsChangeThenMoveCredits(
                        new PaymentHistory(node.log()),
                        new PurchasesInViews(views.transactions(), views.progress(), views.log()),
                        node.gateway(),
                        STAMPS)
                .settle(payment);
    }

    private static PaymentId paymentFor(Ledger ledger, AccountId account) {
        PaymentId payment = new PaymentId("demo", STAMPS.id());
        Purpose purpose = Purpose.of(account, Source.PURCHASE, "bundle", Credits.of(1_000), Credits.ZERO, PAID);
        submit(ledger.gateway(), new CreatePayment(payment, STAMPS.id(), STAMPS.now(), PAID, null, purpose, "r"));
        return payment;
    }

    private static Observation seen(List<SeenRefund> refunds, List<SeenDispute> disputes) {
        return new Observation(Status.SUCCEEDED, PaidObjects.NONE, PAID, null, refunds, disputes);
    }

    private static SeenDispute dispute(DisputeStatus status) {
        return new SeenDispute("du_1", Money.of(600, "usd"), status);
    }

    private static List<List<Observation>> orders(List<Observation> some) {
        if (some.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Observation>> orders = new ArrayList<>();
        for (Observation first : some) {
            List<Observation> rest =
                    some.stream().filter(seen -> !seen.equals(first)).toList();
            for (List<Observation> order : orders(rest)) {
                List<Observation> longer = new ArrayList<>(List.of(first));
                longer.addAll(order);
                orders.add(longer);
            }
        }
        return orders;
    }

    private static void submit(LedgerGateway gateway, LedgerCommand command) {
        Outcome outcome = gateway.submit(new Submission(command, "demo", null, new TreeMap<>()))
                .join();
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    private static void awaitViews(Ledger ledger) {
        for (String view : List.of("balance", "transaction")) {
            assertThat(ledger.progress().await(view, ledger.log().headPosition(), Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    private static Ledger node(TestDatabase database) {
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        Database connections = Database.open(new LedgerConfig(Path.of("unused"), login, 0, null));
        return Ledger.over(connections, WriteSettings.DEFAULT, Clock.systemUTC());
    }
}
