package io.creditledger.core.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One step of a random history, as dice thrown beforehand: what they mean is worked out when the step is taken, so that
 * a step still means something after others before it were dropped.
 *
 * @param number of the step; the identity of its command
 * @param kind which command
 * @param pause time that passes before it, rarely negative: clocks of two nodes differ
 * @param dice for everything else
 */
record RandomStep(int number, Kind kind, Duration pause, int[] dice) {
    /** What a step does, and how often in a hundred. */
    enum Kind {
        OPEN(2),
        CONFIGURE(3),
        PURCHASE(9),
        GRANT(8),
        DECREMENT(12),
        HOLD(9),
        CAPTURE(9),
        RELEASE(3),
        EXPIRE(2),
        VOID(4),
        EXTEND(4),
        SHIFT(1),
        AMEND(6),
        GIVE_BACK(2),
        REVERSE(7),
        REINSTATE(4),
        LIMIT(3),
        CAP(1),
        TOP_UP(2),
        PAY(4),
        ANNUL(1),
        /** Something asked before, once more. */
        AGAIN(4);

        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final int DICE = 12;

    static List<RandomStep> history(RandomGenerator random, int length) {
        List<RandomStep> steps = new ArrayList<>();
        for (int number = 1; number <= length; number++) {
            int[] dice = random.ints(DICE, 0, 1_000_000).toArray();
            Kind kind = number == 1 && random.nextInt(20) > 0 ? Kind.OPEN : kind(random.nextInt(100));
            steps.add(new RandomStep(number, kind, pause(random), dice));
        }
        return steps;
    }

    private static Kind kind(int percent) {
        int left = percent;
        for (Kind kind : Kind.values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new AssertionError("weights do not add up to a hundred");
    }

    private static Duration pause(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0 -> Duration.ofSeconds(-random.nextInt(7200));
            case 1, 2 -> Duration.ofHours(random.nextInt(100));
            case 3, 4, 5, 6, 7, 8 -> Duration.ofMinutes(random.nextInt(200));
            default -> Duration.ofSeconds(random.nextInt(60));
        };
    }
}
