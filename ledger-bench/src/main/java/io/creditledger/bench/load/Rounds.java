package io.creditledger.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures side by side: each round does every measurement once, so that a busy moment of the machine hits all alike.
 */
final class Rounds {
    private Rounds() {}

    /** The results in the order of {@code measures}. */
    static List<Result> interleaved(Plan plan, Report report, Cpu cpu, List<Measure> measures) throws Exception {
        for (Measure measure : measures) {
            report.note("warming up: " + measure.name());
            measure.run().of(plan.warmUp());
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
