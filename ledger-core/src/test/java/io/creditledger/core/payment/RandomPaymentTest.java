package io.creditledger.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Source;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaymentCommand.ApprovePayment;
import io.creditledger.core.payment.PaymentCommand.ConfirmMove;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Thousands of payments whose observations arrive in any order, doubled, stale, between crashes: what the account has
 * in the end is what was paid and kept. {@code -Dseed=N} repeats one.
 */
class RandomPaymentTest {
    private static final int SEEDS = 6_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountId ORG = AccountId.organization("demo", "acme");
    private static final PaymentId ID = new PaymentId("demo", new UUID(7, 7));

    private final Map<PaymentStatus, Integer> ends = new TreeMap<>();

    @Test
    void grants_less_reversals_plus_reinstatements_are_what_was_paid_and_kept() {
        Long only = Long.getLong("seed");
        for (long seed = only == null ? 1 : only; seed <= (only == null ? SEEDS : only); seed++) {
            try {
                new History(seed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dseed=" + seed + ": " + e.getMessage(), e);
            }
        }
        if (only == null) {
            assertThat(ends)
                    .as("every end was met")
                    .containsOnlyKeys(List.of(
                            PaymentStatus.CREATED,
                            PaymentStatus.APPROVED,
                            PaymentStatus.FAILED,
                            PaymentStatus.CANCELLED,
                            PaymentStatus.MISMATCHED,
                            PaymentStatus.SUCCEEDED,
                            PaymentStatus.PARTLY_REFUNDED,
                            PaymentStatus.REFUNDED,
                            PaymentStatus.DISPUTED,
                            PaymentStatus.WON,
                            PaymentStatus.LOST));
        }
    }

    private final class History {
        private final long seed;
        private final SplittableRandom random;
        private final Money amount;
        private final Purpose purpose;
        private final PaidAccount account = new PaidAccount();
        private Payment payment = Payment.NONE;
        private int number;

        History(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.amount = Money.of(1 + random.nextLong(random.nextBoolean() ? 20 : 100_000), "usd");
            Credits bought = new Credits(BigDecimal.valueOf(1 + random.nextLong(1_000_000), random.nextInt(4)));
            this.purpose = new Purpose(
                    ORG,
                    Source.PURCHASE,
                    "gold",
                    List.of(NewBlock.of(bought, Source.PURCHASE), NewBlock.of(Credits.of(5), Source.BONUS)));
        }

        void run() {
            boolean later = random.nextInt(4) == 0;
            decide(new CreatePayment(ID, id(), NOW, amount, later ? ORG : null, later ? null : purpose, "r"));
            RandomProvider provider = new RandomProvider(random, amount);
            List<Observation> truth = provider.live(random.nextInt(9));
            for (Observation seen : deliveries(truth)) {
                decide(new ObservePayment(ID, id(), NOW, seen));
                meanwhile(later);
            }
            performAll();
            check(provider, truth.getLast());
        }

        /** Each seen none to three times, in any order; what is true in the end at least once, at any place. */
        private List<Observation> deliveries(List<Observation> truth) {
            List<Observation> deliveries = new ArrayList<>();
            truth.forEach(seen -> deliveries.addAll(Collections.nCopies(random.nextInt(4), seen)));
            deliveries.add(truth.getLast());
            Collections.shuffle(deliveries, new Random(seed));
            return deliveries;
        }

        private void meanwhile(boolean later) {
            if (random.nextInt(5) == 0) {
                decide(new ApprovePayment(ID, id(), NOW));
            }
            if (later && random.nextInt(3) == 0) {
                decide(new RedeemPayment(ID, id(), NOW, ORG, purpose, amount));
            }
            while (random.nextInt(3) > 0 && perform(random.nextInt(4) == 0)) {
                account.spend(Credits.of(random.nextInt(500)));
            }
        }

        private void performAll() {
            boolean more = true;
            while (more) {
                more = perform(false);
            }
        }

        /** Performs the next move; a crash comes after the account has it and before the payment knows. */
        private boolean perform(boolean crash) {
            MoveProgress due = payment instanceof Payment.Agreed agreed ? agreed.next(NOW) : null;
            if (due == null) {
                return false;
            }
            UUID transaction = account.perform((Payment.Agreed) payment, due);
            if (!crash) {
                decide(new ConfirmMove(ID, id(), NOW, due.move().number(), transaction));
            }
            return !crash;
        }

        private void check(RandomProvider provider, Observation truth) {
            Payment.Agreed agreed = (Payment.Agreed) payment;
            ends.merge(agreed.status(), 1, Integer::sum);
            boolean bought = provider.isPaidAsAgreed() && agreed.purpose() != null;
            assertThat(account.kept()).isEqualTo(bought ? kept(provider.gone()) : Credits.ZERO);
            assertThat(agreed.course().received()).isEqualTo(truth.received());
            assertThat(agreed.paid() != null ? agreed.returns().goneOf(amount) : 0)
                    .isEqualTo(provider.isPaidAsAgreed() ? provider.gone() : 0);
            assertThat(decide(new ObservePayment(ID, id(), NOW, truth))).isEmpty();
        }

        /** All credits but the whole units of their last digit that belong to the money that is gone. */
        private Credits kept(long gone) {
            BigDecimal all = purpose.credits().value();
            BigInteger taken =
                    all.unscaledValue().multiply(BigInteger.valueOf(gone)).divide(BigInteger.valueOf(amount.minor()));
            return new Credits(all.subtract(new BigDecimal(taken, all.scale())));
        }

        private List<PaymentEvent> decide(PaymentCommand command) {
            Decision<PaymentEvent> decision = PaymentDecider.decide(command, payment);
            for (PaymentEvent event : decision.events()) {
                payment = PaymentEvolution.evolve(payment, event);
                takenIsNeverMoreThanBought();
            }
            return decision.events();
        }

        private void takenIsNeverMoreThanBought() {
            Credits planned = ((Payment.Agreed) payment)
                    .moves().stream()
                            .map(MoveProgress::move)
                            .map(m ->
                                    m.kind() == Move.Kind.REVERSAL ? m.credits().negated() : m.credits())
                            .reduce(Credits.ZERO, Credits::plus);
            assertThat(planned.isNegative()).isFalse();
            assertThat(planned.exceeds(purpose.credits())).isFalse();
        }

        private UUID id() {
            return new UUID(1, 0x8000_0000_0000_0000L + 1_000L * ++number);
        }
    }
}
