package io.creditledger.projections.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.eventstore.RecordedEvent;
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
import io.creditledger.core.payment.PaymentCommand;
import io.creditledger.core.payment.PaymentCommand.ApprovePayment;
import io.creditledger.core.payment.PaymentCommand.ConfirmMove;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import io.creditledger.core.payment.PaymentCommand.RefuseMove;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentEvolution;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.replay.Shadow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The view of payments against the states that their events give. */
class PaymentViewTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountId ORG = AccountId.organization("demo", "acme");
    private static final PaymentProjection VIEW = new PaymentProjection();
    private static final int PAYMENTS = 12;

    private static final Random RANDOM = new Random(5);
    private static final Map<PaymentId, Payment> STATES = new HashMap<>();
    private static Ledger ledger;
    private static PgPaymentQueries queries;
    private static int number;

    @BeforeAll
    static void write() {
        ledger = new Ledger();
        for (int i = 0; i < PAYMENTS; i++) {
            boolean later = i % 3 == 0;
            submit(new CreatePayment(payment(i), id(), NOW, amount(), later ? ORG : null, later ? null : gold(), "r"));
        }
        for (int i = 0; i < 300; i++) {
            submit(any(payment(RANDOM.nextInt(PAYMENTS - 1))));
        }
        new Rebuild(ledger.dataSource(), ledger.log(), 1).run(List.of(VIEW), ReplayProgress.NONE);
        queries = new PgPaymentQueries(ledger.dataSource(), 1);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void a_payment_in_the_view_is_what_its_events_give() {
        STATES.forEach((id, state) -> {
            PaymentView view = queries.payment(id).orElseThrow();
            Payment.Agreed agreed = (Payment.Agreed) state;
            assertThat(view.status()).isEqualTo(agreed.status());
            assertThat(view.amount()).isEqualTo(agreed.agreement().amount());
            assertThat(view.payer()).isEqualTo(agreed.agreement().payer());
            assertThat(view.course()).isEqualTo(agreed.course());
            assertThat(view.objects()).isEqualTo(agreed.objects());
            assertThat(view.returns()).isEqualTo(agreed.returns());
            assertThat(view.moves()).isEqualTo(agreed.moves());
            assertThat(view.bought() == null).isEqualTo(agreed.purpose() == null);
        });
        assertThat(STATES.values().stream()
                        .filter(s -> !((Payment.Agreed) s).moves().isEmpty()))
                .as("payments with moves")
                .hasSizeGreaterThan(5);
    }

    @Test
    void rows_are_the_same_however_many_events_are_written_at_once() {
        List<RecordedEvent> events = ledger.events();
        List<String> atOnce = written(events, events.size());
        assertThat(atOnce).hasSizeGreaterThan(PAYMENTS);
        assertThat(written(events, 1)).isEqualTo(atOnce);
        assertThat(written(events, 7)).isEqualTo(atOnce);
    }

    @Test
    void an_event_that_comes_twice_or_too_early_is_refused() {
        List<RecordedEvent> events = ledger.events().stream()
                .filter(event -> event.stream().equals(payment(0).stream()))
                .toList();
        PaymentFold twice = new PaymentFold(1);
        twice.add(events.getFirst());
        assertThatThrownBy(() -> twice.add(events.getFirst())).isInstanceOf(SequenceBroken.class);
        Shadow shadow = new Shadow(ledger.dataSource(), VIEW, "view_payment_holes", 1);
        shadow.begin();
        PaymentFold early = new PaymentFold(1);
        early.add(events.get(1));
        assertThatThrownBy(() -> ledger.transaction(c -> early.flush(c, shadow.schema())))
                .hasMessageContaining(payment(0).stream() + " at 0");
        shadow.discard();
    }

    @Test
    void a_payment_is_found_by_any_object_that_stands_for_it() {
        PaymentView view = queries.byObject("pi_1").orElseThrow();
        assertThat(view.payment()).isEqualTo(payment(1));
        assertThat(queries.byObject("cs_1")).map(PaymentView::payment).contains(payment(1));
        assertThat(queries.byObject("re_1_0")).map(PaymentView::payment).contains(payment(1));
        assertThat(queries.byObject("du_1_0")).map(PaymentView::payment).contains(payment(1));
        assertThat(queries.byObject("cus_1")).as("a customer has many payments").isEmpty();
    }

    @Test
    void payments_of_an_account_come_newest_first_and_page() {
        List<PaymentView> all = queries.ofAccount(ORG, null, 100);
        assertThat(all)
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> Long.compare(b.createdPosition(), a.createdPosition()));
        List<PaymentView> second = queries.ofAccount(ORG, all.get(1).createdPosition(), 1);
        assertThat(second).containsExactly(all.get(2));
        assertThat(queries.all(null, 100)).hasSize(PAYMENTS);
        assertThat(queries.ofAccount(Ledger.account(1), null, 9)).isEmpty();
    }

    @Test
    void what_is_due_is_what_the_states_say() {
        for (Instant time : List.of(NOW, NOW.plus(Duration.ofDays(1)))) {
            List<PaymentId> expected = STATES.entrySet().stream()
                    .filter(entry -> ((Payment.Agreed) entry.getValue()).next(time) != null)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(queries.due(time, 100)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void open_payments_are_those_without_an_end_and_page_by_their_beginning() {
        List<PaymentId> expected = STATES.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Payment.Agreed agreed
                        && agreed.course().received() == null
                        && agreed.course().cancelled() == null)
                .map(Map.Entry::getKey)
                .toList();
        List<OpenPayment> open = queries.open(NOW, NOW.plusSeconds(1), 0, 100);
        assertThat(open)
                .extracting(OpenPayment::payment)
                .contains(payment(PAYMENTS - 1))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(queries.open(NOW, NOW.plusSeconds(1), open.getFirst().createdPosition(), 100))
                .isEqualTo(open.subList(1, open.size()));
        assertThat(queries.open(NOW, NOW, 0, 100)).isEmpty();
        assertThat(queries.open(NOW.plusSeconds(1), NOW.plusSeconds(2), 0, 100)).isEmpty();
    }

    @Test
    void money_that_nobody_redeemed_is_what_the_states_say_newest_first_and_its_tenants_own() {
        List<PaymentId> expected = STATES.entrySet().stream()
                .filter(entry -> isUnredeemed((Payment.Agreed) entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        List<PaymentView> found = queries.open(null, EnumSet.of(OpenState.UNREDEEMED), null, 100);

        assertThat(found)
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> Long.compare(b.createdPosition(), a.createdPosition()))
                .extracting(PaymentView::payment)
                .containsExactlyInAnyOrderElementsOf(expected);
        List<PaymentView> all = queries.open(payment(0).tenant(), EnumSet.allOf(OpenState.class), null, 100);
        assertThat(all).extracting(PaymentView::payment).containsAll(expected).contains(payment(PAYMENTS - 1));
        assertThat(queries.open(
                        payment(0).tenant(),
                        EnumSet.allOf(OpenState.class),
                        all.get(0).createdPosition(),
                        1))
                .containsExactly(all.get(1));
        assertThat(queries.open("de", EnumSet.allOf(OpenState.class), null, 100))
                .isEmpty();
    }

    private static boolean isUnredeemed(Payment.Agreed payment) {
        Money received = payment.course().received();
        return received != null
                && payment.purpose() == null
                && payment.returns().goneOf(received) < received.minor();
    }

    @Test
    void a_purchase_is_traced_to_its_payment() {
        PaymentView view = queries.all(null, 100).stream()
                .filter(v -> v.transaction() != null)
                .findFirst()
                .orElseThrow();
        UUID transaction = view.transaction();
        assertThat(queries.byPurchase(ORG, transaction)).contains(view);
        assertThat(queries.byPurchase(Ledger.account(1), transaction)).isEmpty();
        UUID payment = view.payment().uuid();
        assertThat(queries.received(ORG, List.of(payment, new UUID(0, 1)))).containsExactly(payment);
        assertThat(queries.received(Ledger.account(1), List.of(payment))).isEmpty();
        assertThat(queries.received(ORG, List.of())).isEmpty();
    }

    private static List<String> written(List<RecordedEvent> events, int batch) {
        Shadow shadow = new Shadow(ledger.dataSource(), VIEW, "view_payment_batch", 1);
        shadow.begin();
        for (int from = 0; from < events.size(); from += batch) {
            shadow.add(events.subList(from, Math.min(events.size(), from + batch)));
        }
        List<String> rows = ledger.dump(VIEW, shadow.schema());
        shadow.discard();
        return rows;
    }

    private static PaymentCommand any(PaymentId id) {
        return switch (RANDOM.nextInt(8)) {
            case 0 -> new ApprovePayment(id, id(), NOW);
            case 1 -> new RedeemPayment(id, id(), NOW, ORG, gold(), amount());
            case 2, 3 -> move(id);
            default -> new ObservePayment(id, id(), NOW, seen(id.uuid().getLeastSignificantBits()));
        };
    }

    private static PaymentCommand move(PaymentId id) {
        MoveProgress next = ((Payment.Agreed) STATES.get(id)).outstanding();
        if (next == null) {
            return new ApprovePayment(id, id(), NOW);
        }
        int move = next.move().number();
        return RANDOM.nextInt(3) == 0
                ? new RefuseMove(id, id(), NOW, move, next.refusals(), "too_many_blocks", null)
                : new ConfirmMove(id, id(), NOW, move, RANDOM.nextInt(5) == 0 ? null : id());
    }

    private static Observation seen(long payment) {
        Status status = RANDOM.nextInt(3) == 0 ? Status.values()[RANDOM.nextInt(4)] : Status.SUCCEEDED;
        List<SeenRefund> refunds = new ArrayList<>();
        List<SeenDispute> disputes = new ArrayList<>();
        for (int i = 0; i < RANDOM.nextInt(3); i++) {
            RefundStatus refund = RefundStatus.values()[RANDOM.nextInt(5) / 4];
            refunds.add(new SeenRefund("re_" + payment + "_" + i, Money.of(300 + i, "usd"), refund));
            DisputeStatus dispute = DisputeStatus.values()[RANDOM.nextInt(4)];
            disputes.add(new SeenDispute("du_" + payment + "_" + i, Money.of(400, "usd"), dispute));
        }
        PaidObjects objects = new PaidObjects(
                "cs_" + payment, "pi_" + payment, "ch_" + payment, null, RANDOM.nextBoolean() ? "cus_1" : null, null);
        return new Observation(status, objects, amount(), "card_declined", refunds, disputes);
    }

    private static void submit(PaymentCommand command) {
        if (ledger.submit(command) instanceof Outcome.Accepted accepted) {
            for (RecordedEvent recorded : accepted.events()) {
                Payment before = STATES.getOrDefault(command.payment(), Payment.NONE);
                STATES.put(command.payment(), PaymentEvolution.evolve(before, (PaymentEvent) recorded.event()));
            }
        }
    }

    private static Purpose gold() {
        return new Purpose(ORG, Source.PURCHASE, "gold", List.of(NewBlock.of(Credits.of(1_000), Source.PURCHASE)));
    }

    private static Money amount() {
        return Money.of(1_000, "usd");
    }

    private static PaymentId payment(int n) {
        return new PaymentId("demo", new UUID(9, n));
    }

    private static UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + 1_000L * ++number);
    }
}
