package io.creditledger.bench.load;

import io.creditledger.core.price.evaluation.Evaluation;
import io.creditledger.core.price.evaluation.Evaluation.Group;
import io.creditledger.core.price.evaluation.Filter;
import io.creditledger.core.price.evaluation.Metric;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.BpsModel.Bps;
import io.creditledger.core.price.model.Discount.PercentageDiscount;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.QuantityModel.Unit;
import io.creditledger.core.price.model.TierModel.Tiered;
import io.creditledger.core.price.model.TierModel.Tiered.UnitTier;
import io.creditledger.core.price.rating.Rated;
import io.creditledger.core.price.rating.Rating;
import io.creditledger.core.price.rating.Usage;
import io.creditledger.core.price.rating.UsageRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Rating alone, on one thread: what usage costs, without storing anything. */
final class RatingPhase implements Phase {
    private static final double AIM = 1_000_000;

    private static final int EVENTS = 1_000_000;

    /** The clock is asked once in so many. */
    private static final int CHUNK = 1_000;

    private static final PricingModel TIERED = new Tiered(List.of(
            new UnitTier(new BigDecimal(0), new BigDecimal(10_000), new BigDecimal("0.001")),
            new UnitTier(new BigDecimal(10_000), new BigDecimal(100_000), new BigDecimal("0.0008")),
            new UnitTier(new BigDecimal(100_000), null, new BigDecimal("0.0005"))));

    private static final Adjustments DISCOUNTED = new Adjustments(
            List.of(
                    new UsageDiscount(new BigDecimal(1_000), null),
                    new PercentageDiscount(new BigDecimal("0.1"), null)),
            new BigDecimal(1),
            null);

    /** Keeps the compiler from leaving out what nobody looks at. */
    private long seen;

    @Override
    public String name() {
        return "rating";
    }

    @Override
    public void run(Plan plan, Site site, Report report) throws Exception {
        PricingModel unit = new Unit(new BigDecimal("0.02"), false);
        PricingModel bps = new Bps(new BigDecimal(125), new BigDecimal("11.00"));
        Usage events = Usage.of(LongStream.range(0, 1_000)
                .mapToObj(n -> new UsageRow(Map.of(), BigDecimal.valueOf(n, 2)))
                .toList());
        List<Measure> measures = List.of(
                measure("a tiered price, one core", n -> Rating.rate(TIERED, quantity(n))),
                measure("the same, discounted, with a minimum", n -> Rating.rate(TIERED, DISCOUNTED, quantity(n))),
                measure("a unit price", n -> Rating.rate(unit, quantity(n))),
                measure("basis points of 1,000 events with a cap", n -> Rating.rate(bps, events)),
                new Measure("events evaluated, 1,000,000 into 1,000 groups by one key", "events/s", this::evaluated));
        List<Result> results = Rounds.interleaved(plan, report, Cpu.ofThisProcess(), measures);
        Result tiered = results.getFirst();
        report.add(Line.of(name(), tiered).aim("≥ 1,000,000/s", tiered.perSecond() >= AIM));
        results.stream().skip(1).limit(3).forEach(result -> report.add(Line.of(name(), result)));
        double seconds = EVENTS / results.getLast().perSecond();
        report.add(Line.of(name(), results.getLast()).aim("1,000,000 in ≤ 3 s", seconds <= 3));
        report.note("rated " + seen);
    }

    /** Whole evaluations: from properties as text to the amounts of all groups. */
    private Sample evaluated(Duration time) {
        List<Map<String, String>> some = LongStream.range(0, EVENTS / 10)
                .mapToObj(n -> Map.of("region", "r" + n % 1_000, "tokens", Long.toString(n), "model", "m" + n % 7))
                .toList();
        Iterable<Map<String, String>> events = () -> IntStream.range(0, EVENTS)
                .mapToObj(n -> some.get(n % some.size()))
                .iterator();
        Evaluation evaluation = new Evaluation(new Metric("tokens"), new Filter.All(), List.of("region"));
        long began = System.nanoTime();
        long count = 0;
        do {
            for (Group group : evaluation.groups(TIERED, events)) {
                seen += Rating.rate(TIERED, group.usage()).lines().size();
            }
            count += EVENTS;
        } while (System.nanoTime() - began < time.toNanos());
        return Sample.of(count, System.nanoTime() - began);
    }

    /** From a part of the first tier to far into the last, with a fraction. */
    private static Usage quantity(long n) {
        return Usage.of(BigDecimal.valueOf(n % 3_000_000, 1));
    }

    private Measure measure(String name, LongFunction<Rated> rate) {
        return new Measure(name, "/s", time -> timed(time, rate));
    }

    private Sample timed(Duration time, LongFunction<Rated> rate) {
        long began = System.nanoTime();
        long count = 0;
        long nanos;
        do {
            for (int i = 0; i < CHUNK; i++) {
                seen += rate.apply(count * 7_919 + i).lines().size();
            }
            count += CHUNK;
            nanos = System.nanoTime() - began;
        } while (nanos < time.toNanos());
        return Sample.of(count, nanos);
    }
}
