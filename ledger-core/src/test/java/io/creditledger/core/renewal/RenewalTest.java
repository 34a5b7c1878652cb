package io.creditledger.core.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Source;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.history.RefusalWords;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.renewal.Renewal.Running;
import io.creditledger.core.renewal.RenewalCommand.BeginRenewal;
import io.creditledger.core.renewal.RenewalCommand.EndRenewal;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import io.creditledger.core.renewal.RenewalCommand.StopRenewal;
import io.creditledger.core.renewal.RenewalEvent.RenewalPaid;
import io.creditledger.core.tier.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenewalTest {
    private static final Instant FIRST = Instant.parse("2026-01-31T12:00:00Z");
    private static final AccountId USER = AccountId.user("demo", "e-1", "u-1");
    private static final SavedMethod CARD = new SavedMethod("cus_1", "pm_1");
    private static final UUID P1 = new UUID(1, 1);
    private static final UUID P2 = new UUID(1, 2);

    private final List<RenewalEvent> events = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private Renewal renewal = Renewal.NONE;
    private int number;

    @Test
    void each_period_is_paid_once_over_a_year_with_the_process_down_for_random_weeks() {
        for (long seed = 1; seed <= 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            events.clear();
            renewal = Renewal.NONE;
            start(new UUID(2, 0));
            Instant time = FIRST;
            while (time.isBefore(Instant.parse("2027-02-05T00:00:00Z"))) {
                time = time.plus(random.nextInt(20) == 0 ? weeks(random) : Duration.ofHours(1 + random.nextInt(12)));
                tick(random, time);
            }
            for (int i = 0; i < 100; i++) {
                tick(random, time);
            }
            int begun = new Periods(Period.MONTHLY, FIRST).at(time);
            assertThat(begun).isGreaterThanOrEqualTo(12);
            assertThat(paid())
                    .as("seed %s", seed)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, begun).boxed().toList());
        }
    }

    private static Duration weeks(SplittableRandom random) {
        return Duration.ofDays(7L * (1 + random.nextInt(6)));
    }

    /** The scheduler looks, some times twice at once, and some times its process ends before the payment does. */
    private void tick(SplittableRandom random, Instant time) {
        Running running = (Running) renewal;
        UUID payment = running.underway() == null ? new UUID(3, ++number) : running.underway();
        begin(payment, time);
        if (random.nextBoolean()) {
            begin(new UUID(3, ++number), time);
        }
        if (random.nextInt(4) > 0 && payment.equals(((Running) renewal).underway())) {
            end(payment, time, null);
            end(payment, time, null);
        }
    }

    @Test
    void a_period_is_not_charged_before_it_begins_and_never_twice_at_once() {
        assertThat(begin(P1, FIRST)).isEqualTo("no_renewal");
        start(new UUID(2, 0));
        assertThat(begin(P1, Instant.parse("2026-02-28T11:59:59Z"))).isEqualTo("renewal_not_due");
        assertThat(begin(P1, Instant.parse("2026-02-28T12:00:00Z"))).isEqualTo("ok");
        assertThat(begin(P1, Instant.parse("2026-02-28T12:00:01Z"))).isEqualTo("ok");
        assertThat(begin(P2, Instant.parse("2026-06-28T12:00:00Z"))).isEqualTo("renewal_underway");
        assertThat(start(new UUID(2, 1))).as("another tier").isEqualTo("renewal_underway");
        assertThat(start(new UUID(2, 0))).as("a retry").isEqualTo("ok");
        end(P1, Instant.parse("2026-03-01T00:00:00Z"), null);
        assertThat(paid()).containsExactly(1);
        assertThat(((Running) renewal).dueAt()).isEqualTo(Instant.parse("2026-03-31T12:00:00Z"));
        stop();
        assertThat(begin(P2, Instant.parse("2026-06-28T12:00:00Z"))).isEqualTo("renewal_is_stopped");
        assertThat(refused).containsAll(List.of("no_renewal", "renewal_not_due", "renewal_underway"));
        assertThat(RefusalWords.all(RenewalRefusal.class)).hasSize(4);
    }

    @Test
    void a_declined_period_is_charged_again_after_one_three_and_five_days_and_then_no_more() {
        start(new UUID(2, 0));
        Instant time = Instant.parse("2026-02-28T12:00:00Z");
        for (int days : new int[] {1, 3, 5}) {
            assertThat(begin(new UUID(3, ++number), time)).isEqualTo("ok");
            end(((Running) renewal).underway(), time, "card_declined");
            time = time.plus(Duration.ofDays(days));
            assertThat(((Running) renewal).dueAt()).isEqualTo(time);
            assertThat(begin(P2, time.minusSeconds(1))).isEqualTo("renewal_not_due");
        }
        begin(P1, time);
        end(P1, time, "card_declined");
        assertThat(((Running) renewal).stopped()).isEqualTo("declined: card_declined");
        assertThat(begin(P2, time.plus(Duration.ofDays(90)))).isEqualTo("renewal_is_stopped");
        assertThat(paid()).isEmpty();

        assertThat(start(new UUID(2, 9))).as("bought anew").isEqualTo("ok");
        assertThat(((Running) renewal).stopped()).isNull();
    }

    @Test
    void a_success_after_declines_ends_the_retries() {
        start(new UUID(2, 0));
        Instant time = Instant.parse("2026-02-28T12:00:00Z");
        begin(P1, time);
        end(P1, time, "card_declined");
        begin(P2, time.plus(Duration.ofDays(2)));
        end(P2, time.plus(Duration.ofDays(2)), null);
        assertThat(((Running) renewal).declines()).isZero();
        assertThat(((Running) renewal).dueAt()).isEqualTo(Instant.parse("2026-03-31T12:00:00Z"));
    }

    @Test
    void a_free_tier_begins_with_its_first_period_and_nothing_is_charged() {
        assertThat(decide(new StartRenewal(USER, id(), FIRST, plan(new UUID(2, 0), FIRST, 0, null))))
                .isEqualTo("ok");
        assertThat(((Running) renewal).dueAt()).isEqualTo(FIRST);
        assertThat(begin(P1, FIRST)).isEqualTo("ok");
        end(P1, FIRST, null);
        assertThat(paid()).containsExactly(0);
        assertThat(((Running) renewal).dueAt()).isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
    }

    @Test
    void a_tier_that_costs_money_is_stopped_at_once_where_no_method_was_saved() {
        assertThat(decide(new StartRenewal(USER, id(), FIRST, plan(new UUID(2, 0), FIRST, 900, null))))
                .isEqualTo("ok");
        assertThat(((Running) renewal).stopped()).isEqualTo("no_payment_method");
        assertThat(begin(P1, Instant.parse("2026-06-28T12:00:00Z"))).isEqualTo("renewal_is_stopped");
    }

    @Test
    void a_tier_that_was_bought_earlier_does_not_replace_one_that_was_bought_later() {
        Instant later = FIRST.plus(Duration.ofDays(1));
        decide(new StartRenewal(USER, id(), later, plan(new UUID(2, 2), later, 900, CARD)));
        Renewal before = renewal;
        assertThat(decide(new StartRenewal(USER, id(), later, plan(new UUID(2, 1), FIRST, 900, CARD))))
                .isEqualTo("ok");
        assertThat(renewal).isEqualTo(before);
        assertThat(((Running) renewal).latest()).isEqualTo(new UUID(2, 2));
    }

    private String start(UUID firstPayment) {
        return decide(new StartRenewal(USER, id(), FIRST, plan(firstPayment, FIRST, 900, CARD)));
    }

    private static Plan plan(UUID firstPayment, Instant first, long price, SavedMethod method) {
        NewBlock block = NewBlock.of(Credits.of(100), Source.RECURRING);
        Purpose purpose = new Purpose(USER, Source.RECURRING, "gold", List.of(block));
        return new Plan(firstPayment, new Periods(Period.MONTHLY, first), Money.of(price, "usd"), purpose, method);
    }

    private String begin(UUID payment, Instant at) {
        return decide(new BeginRenewal(USER, id(), at, payment));
    }

    private void end(UUID payment, Instant at, String decline) {
        assertThat(decide(new EndRenewal(USER, id(), at, payment, decline))).isEqualTo("ok");
    }

    private void stop() {
        assertThat(decide(new StopRenewal(USER, id(), FIRST, "by hand"))).isEqualTo("ok");
        assertThat(decide(new StopRenewal(USER, id(), FIRST, "again"))).isEqualTo("ok");
    }

    private String decide(RenewalCommand command) {
        Decision<RenewalEvent> decision = RenewalDecider.decide(command, renewal);
        for (RenewalEvent event : decision.events()) {
            renewal = Renewal.evolve(renewal, event);
            events.add(event);
        }
        if (decision instanceof Decision.Refused<RenewalEvent> no) {
            refused.add(no.refusal().code());
            return no.refusal().code();
        }
        return "ok";
    }

    private List<Integer> paid() {
        return events.stream()
                .filter(RenewalPaid.class::isInstance)
                .map(event -> ((RenewalPaid) event).period())
                .toList();
    }

    private UUID id() {
        return new UUID(7, 0x8000_0000_0000_0000L + 1_000L * ++number);
    }
}
