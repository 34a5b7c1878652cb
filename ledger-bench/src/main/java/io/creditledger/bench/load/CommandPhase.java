package io.creditledger.bench.load;

import io.creditledger.core.commandbus.LedgerGateway;
import java.util.ArrayList;
import java.util.List;

/** Decrements in this process, beside Axon's stock parts and beside bare inserts of the same rows. */
final class CommandPhase implements Phase {
    private static final int STOCK = 0;
    private static final int BARE = 1;
    private static final int FEW = 2;
    private static final int MANY = 3;
    private static final int HOT = 4;
    private static final int OTHERS = 5;
    private long lag;

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public void run(Plan plan, Site site, Report report) throws Exception {
        try (Arena arena = Arena.create(site);
                StockAxon stock = new StockAxon(Site.login(arena.config()));
                BareInsert bare = BareInsert.over(
                        Site.connect(Site.login(arena.config())), arena.ledger().log())) {
            Population population = new Population(plan.accounts());
            population.open(arena.ledger().gateway());
            population.openStock(stock);
            List<Result> results =
                    Rounds.interleaved(plan, report, Cpu.of(arena.config()), measures(arena, population, stock, bare));
            report(results, report);
            report.add(Line.of(name(), "views behind when the load stopped, worst", lag, "events"));
            report.note("verifying");
            report.add(Line.of(
                    name(), "books verified after it", arena.verify(name()).perSecond(), "events/s"));
        }
    }

    private List<Measure> measures(Arena arena, Population population, StockAxon stock, BareInsert bare) {
        LedgerGateway gateway = arena.ledger().gateway();
        String unit = "commands/s";
        return List.of(
                new Measure(
                        "stock Axon, 64 callers",
                        unit,
                        time -> stock.run(64, time, population.decrements(population::any))),
                new Measure("bare INSERT, 256 rows a statement", "rows/s", bare::run),
                ours(
                        arena,
                        "spread, 64 outstanding",
                        time -> ClosedLoop.run(gateway, 64, time, population.decrements(population::any))),
                ours(
                        arena,
                        "spread, 512 outstanding",
                        time -> ClosedLoop.run(gateway, 512, time, population.decrements(population::any))),
                ours(
                        arena,
                        "one hot account, 512 outstanding",
                        time -> ClosedLoop.run(gateway, 512, time, population.decrements(population::hot))),
                ours(
                        arena,
                        "90 % on one account, 512 outstanding; latency of the others",
                        time -> ClosedLoop.run(
                                gateway,
                                512,
                                time,
                                population.decrements(() -> population.skewed(90)),
                                submission -> !submission.command().stream().equals(population.hot().stream()))));
    }

    /** The views keep up with one measurement before the next begins. */
    private Measure ours(Arena arena, String name, Measure.Run run) {
        return new Measure(name, "commands/s", time -> {
            Sample sample = run.of(time);
            lag = Math.max(lag, arena.catchUp());
            return sample;
        });
    }

    private void report(List<Result> results, Report report) {
        Result stock = results.get(STOCK);
        Result bare = results.get(BARE);
        Result few = results.get(FEW);
        Result many = results.get(MANY);
        Result hot = results.get(HOT);
        Result others = results.get(OTHERS);
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(name(), stock).ratio("1×, the baseline"));
        lines.add(Line.of(name(), bare).ratio("the limit"));
        lines.add(Line.of(name(), few)
                .ratio(String.format("%.1f× stock", few.ratioTo(stock)))
                .aim("p99 ≤ 15 ms", few.millisAt(99) <= 15));
        lines.add(Line.of(name(), many)
                .ratio(String.format("%.1f× stock", many.ratioTo(stock)))
                .ratio(String.format("%.2f of bare", many.ratioTo(bare)))
                .aim("≥ 25,000/s", many.perSecond() >= 25_000)
                .aim("≥ 10× stock", many.ratioTo(stock) >= 10)
                .aim("≥ 0.35 of bare", many.ratioTo(bare) >= 0.35));
        lines.add(Line.of(name(), hot)
                .ratio(String.format("%.2f of spread", hot.ratioTo(many)))
                .aim("≥ spread", hot.ratioTo(many) >= 1));
        double p99 = others.millisAt(99) / many.millisAt(99);
        lines.add(Line.of(name(), others)
                .ratio(String.format("p99 %.2f× of spread", p99))
                .aim("others' p99 ≤ 2×", p99 <= 2));
        lines.forEach(report::add);
    }
}
