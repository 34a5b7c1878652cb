package io.creditledger.api.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.automation.CrashingGateway.Crash;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.SeenPage;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.renewal.Periods;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import io.creditledger.core.tier.Period;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recurring tiers over simulated years against the sandbox: processes end anywhere and stay away for weeks, answers are
 * lost, and the provider forgets its keys after a day. Each period is charged once and granted once.
 */
@Timeout(120)
class RenewalYearTest {
    private static SellingNode node;
    private static int number;

    private final AccountId user = AccountId.user("demo", "e-1", "u-" + ++number);

    @BeforeAll
    static void open() {
        node = new SellingNode(Instant.parse("2027-01-31T12:00:00Z"));
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({"MONTHLY, 1, 380", "MONTHLY, 2, 380", "YEARLY, 3, 1500"})
    void a_tier_is_charged_and_granted_once_per_period(Period every, long seed, int days) {
        PaymentId payment = new PaymentId("demo", node.stamps.id());
        Intent first = node.paid(payment, user);
        node.payments(node.ledger.gateway()).follow(first.id());
        Instant began = node.stamps.now();
        node.payments(node.ledger.gateway()).record(node.redeem(payment, user, every), null);
        live(new Random(seed), days);

        int periods = 1 + new Periods(every, began).at(node.clock.instant());
        assertThat(charged(first.objects().customer()))
                .as("%s", node.renewals(node.ledger.gateway()).renewal(user))
                .isEqualTo(periods);
        assertThat(node.lines(user)).isEqualTo(periods);
        assertThat(node.balance(user)).isEqualTo(Credits.of(110L * periods));
    }

    @Test
    void a_free_tier_is_given_once_per_period_and_nothing_is_charged() {
        Instant began = node.stamps.now();
        Money nothing = Money.of(0, "usd");
        Purpose purpose = Purpose.of(user, Source.RECURRING, "free", Credits.of(5), Credits.ZERO, nothing);
        Plan plan = new Plan(UUID.randomUUID(), new Periods(Period.MONTHLY, began), nothing, purpose, null);
        Outcome started = node.ledger
                .gateway()
                .submit(new Submission(
                        new StartRenewal(user, node.stamps.id(), began, plan), "demo", null, new TreeMap<>()))
                .join();
        assertThat(started).isInstanceOf(Outcome.Accepted.class);
        live(new Random(4), 380);

        int periods = 1 + plan.periods().at(node.clock.instant());
        assertThat(periods).isEqualTo(13);
        assertThat(node.lines(user)).isEqualTo(periods);
        assertThat(node.balance(user)).isEqualTo(Credits.of(5L * periods));
    }

    @Test
    void a_payment_whose_money_went_back_is_the_last_one() {
        PaymentId payment = new PaymentId("demo", node.stamps.id());
        Intent first = node.paid(payment, user);
        node.payments(node.ledger.gateway()).follow(first.id());
        node.payments(node.ledger.gateway()).record(node.redeem(payment, user, Period.MONTHLY), null);
        node.sandbox.openDispute(node.provider.intent(first.id()).objects().charge(), "fraudulent", null);
        node.payments(node.ledger.gateway()).follow(first.id());
        node.clock.turn(Duration.ofDays(40));
        node.renewals(node.ledger.gateway()).renew(user);

        assertThat(((Renewal.Running) node.renewals(node.ledger.gateway()).renewal(user)).stopped())
                .isEqualTo("disputed");
        assertThat(charged(first.objects().customer())).isEqualTo(1);
    }

    /** Looks now and then, ends now and then; at last a process runs without trouble. */
    private void live(Random random, int days) {
        Instant end = node.clock.instant().atZone(ZoneOffset.UTC).plusDays(days).toInstant();
        while (node.clock.instant().isBefore(end)) {
            node.clock.turn(
                    Duration.ofHours(random.nextInt(12) == 0 ? 24 * 7 * random.nextInt(6) : random.nextInt(72)));
            if (random.nextInt(4) == 0) {
                FaultKind kind = random.nextBoolean() ? FaultKind.DROP_ANSWER : FaultKind.UNAVAILABLE;
                node.sandbox
                        .faults()
                        .add(Fault.once(kind, "POST /v1/payment_intents").times(2));
            }
            look(new CrashingGateway(node.ledger.gateway(), random.nextInt(10), random.nextBoolean()));
            node.sandbox.faults().clear();
        }
        node.renewals(node.ledger.gateway()).renew(user);
        node.renewals(node.ledger.gateway()).renew(user);
        node.performLeft();
    }

    private void look(LedgerGateway gateway) {
        try {
            node.renewals(gateway).renew(user);
        } catch (Crash e) {
            assertThat(e).as("the next look goes on").isNotNull();
        }
    }

    private static long charged(String customer) {
        long charged = 0;
        String cursor = null;
        do {
            SeenPage page = node.provider.list(Instant.EPOCH, cursor);
            charged += page.payments().stream()
                    .filter(seen -> customer.equals(seen.seen().objects().customer()))
                    .filter(seen -> seen.seen().status() == Status.SUCCEEDED)
                    .count();
            cursor = page.next();
        } while (cursor != null && cursor.startsWith("intents"));
        return charged;
    }
}
