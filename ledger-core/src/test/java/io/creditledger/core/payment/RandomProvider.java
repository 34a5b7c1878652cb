package io.creditledger.core.payment;

import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation.DisputeStatus;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.SeenDispute;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A payment's life at the provider, step by step, and what could have been seen of it after each. */
final class RandomProvider {
    private final SplittableRandom random;
    private final Money amount;
    private final List<Observation> seen = new ArrayList<>();
    private final Map<String, SeenRefund> refunds = new TreeMap<>();
    private final Map<String, SeenDispute> disputes = new TreeMap<>();
    private Status status = Status.WAITING;
    private Money received;
    private int number;

    RandomProvider(SplittableRandom random, Money amount) {
        this.random = random;
        this.amount = amount;
        this.received = amount;
        note();
    }

    /** What could be seen after each of {@code steps} steps; the last one is the truth. */
    List<Observation> live(int steps) {
        for (int i = 0; i < steps; i++) {
            switch (status) {
                case SUCCEEDED -> goBack();
                case CANCELLED -> {}
                case WAITING, UNDERWAY, FAILED -> pay();
            }
            note();
        }
        return seen;
    }

    /** Minor units that the payer has back or may get back, at most all: counted without looking at the ledger. */
    long gone() {
        long sum = refunds.values().stream()
                .filter(r -> r.status() == RefundStatus.COUNTS)
                .mapToLong(r -> r.amount().minor())
                .sum();
        sum += disputes.values().stream()
                .filter(d -> d.status() == DisputeStatus.OPEN || d.status() == DisputeStatus.LOST)
                .mapToLong(d -> d.amount().minor())
                .sum();
        return Math.min(sum, amount.minor());
    }

    boolean isPaidAsAgreed() {
        return status == Status.SUCCEEDED && received.equals(amount);
    }

    private void pay() {
        int chance = random.nextInt(100);
        if (chance < 60) {
            status = Status.SUCCEEDED;
            received = random.nextInt(30) == 0 ? new Money(amount.minor() + 1, amount.currency()) : amount;
        } else if (chance < 75) {
            status = Status.UNDERWAY;
        } else if (chance < 95) {
            status = Status.FAILED;
        } else {
            status = Status.CANCELLED;
        }
    }

    private void goBack() {
        switch (random.nextInt(5)) {
            case 0, 1 -> refund();
            case 2 -> anyRefund();
            case 3 -> open();
            default -> decide();
        }
    }

    private void refund() {
        String id = "re_" + number++;
        refunds.put(id, new SeenRefund(id, part(), RefundStatus.COUNTS));
    }

    private void anyRefund() {
        refunds.replaceAll((id, refund) ->
                random.nextInt(3) == 0 ? new SeenRefund(id, refund.amount(), RefundStatus.FAILED) : refund);
    }

    private void open() {
        String id = "du_" + number++;
        boolean inquiry = random.nextInt(4) == 0;
        disputes.put(id, new SeenDispute(id, part(), inquiry ? DisputeStatus.WARNING : DisputeStatus.OPEN));
    }

    private void decide() {
        disputes.replaceAll((id, dispute) -> new SeenDispute(id, dispute.amount(), after(dispute.status())));
    }

    private DisputeStatus after(DisputeStatus before) {
        return switch (before) {
            case WARNING -> random.nextBoolean() ? DisputeStatus.WARNING : DisputeStatus.OPEN;
            case OPEN -> random.nextBoolean() ? DisputeStatus.WON : DisputeStatus.LOST;
            case WON, LOST -> before;
        };
    }

    private Money part() {
        long minor = random.nextInt(3) == 0 ? amount.minor() : random.nextLong(amount.minor()) + 1;
        return new Money(minor, amount.currency());
    }

    private void note() {
        PaidObjects objects = new PaidObjects("cs_1", "pi_1", "ch_" + status, null, null, null);
        seen.add(new Observation(
                status,
                objects,
                status == Status.SUCCEEDED ? received : null,
                status == Status.FAILED ? "card_declined" : null,
                List.copyOf(refunds.values()),
                List.copyOf(disputes.values())));
    }
}
