package io.creditledger.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures side by side: each round does every measurement once, so that a busy moment of the machine hits all alike.
 */
final class Rounds {
    /** A window of warming up that is this much better than the best before it calls for more. */
    private static final double RISING = 1.03;

    /** As many windows in a row that are no better end the warming up. */
    private static final int ENOUGH = 2;

    private Rounds() {}

    /** Until the rate rises no more: a JVM compiles for a minute and longer what HTTP requests run through. */
    private static void warmUp(Plan plan, Report report, Measure measure) throws Exception {
        double best = 0;
        int without = 0;
        for (int window = 1; window <= plan.warmUps() && without < ENOUGH; window++) {
            double rate = measure.run().of(plan.warmUp()).perSecond();
            without = rate > best * RISING ? 0 : without + 1;
            best = Math.max(best, rate);
            report.note(String.format("warming up: %s, %,.0f %s", measure.name(), rate, measure.unit()));
        }
    }

    /** The results in the order of {@code measures}. */
    static List<Result> interleaved(Plan plan, Report report, Cpu cpu, List<Measure> measures) throws Exception {
        for (Measure measure : measures) {
            warmUp(plan, report, measure);
        }
        List<List<Sample>> samples = new ArrayList<>();
        measures.forEach(measure -> samples.add(new ArrayList<>()));
        for (int round = 1; round <= plan.rounds(); round++) {
            for (int i = 0; i < measures.size(); i++) {
                long before = cpu.nanos();
                Sample sample = measures.get(i).run().of(plan.time());
                sample = sample.costing(cpu.nanos() - before);
                samples.get(i).add(sample);
                report.note(String.format(
                        "round %d/%d  %-46s %,12.0f %s",
                        round,
                        plan.rounds(),
                        measures.get(i).name(),
                        sample.perSecond(),
                        measures.get(i).unit()));
            }
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            results.add(new Result(measures.get(i), List.copyOf(samples.get(i))));
        }
        return results;
    }
}
