package io.creditledger.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Decrements over HTTP, one and a thousand per request, beside an empty endpoint of the same server. */
final class RestPhase implements Phase {
    private static final int CONNECTIONS = 64;
    private static final int BATCH = 1_000;
    private static final int BATCH_CONNECTIONS = 4;

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public void run(Plan plan, Site site, Report report) throws Exception {
        try (Arena arena = Arena.create(site)) {
            new Population(plan.accounts()).open(arena.ledger().gateway());
            arena.catchUp();
            arena.release();
            try (ServerProcess server = ServerProcess.start(arena.config())) {
                double idle = server.residentMib();
                measure(plan, arena, server.port(), report);
                report.add(Line.of(name(), "resident memory of the JVM before load", idle, "MiB"));
                double loaded = server.residentMib();
                report.add(Line.of(name(), "resident memory of the JVM under load", loaded, "MiB")
                        .aim("≤ 600 MiB", loaded <= 600));
            }
            arena.reopen();
            arena.verify(name());
        }
    }

    private void measure(Plan plan, Arena arena, int port, Report report) throws Exception {
        Requests requests = new Requests(plan.accounts(), 4);
        List<Result> results = Rounds.interleaved(
                plan,
                report,
                Cpu.of(arena.config()),
                List.of(
                        new Measure(
                                "empty endpoint, 64 connections",
                                "requests/s",
                                time -> HttpLoad.closed(port, CONNECTIONS, time, Requests.empty())),
                        new Measure(
                                "one decrement a request, 64 connections",
                                "requests/s",
                                time -> HttpLoad.closed(port, CONNECTIONS, time, requests.decrements())),
                        new Measure("batches of 1,000 decrements, 4 connections", "decrements/s", time -> {
                            Sample batches = HttpLoad.closed(port, BATCH_CONNECTIONS, time, requests.batches(BATCH));
                            return batches.times(BATCH);
                        })));
        Result empty = results.get(0);
        Result single = results.get(1);
        Result batch = results.get(2);
        double share = single.ratioTo(empty);
        report.add(Line.of(name(), empty).ratio("the limit"));
        report.add(Line.of(name(), single)
                .ratio(String.format(Locale.ROOT, "%.2f of empty", share))
                .aim("≥ 8,000/s", single.perSecond() >= 8_000)
                .aim("≥ 0.3 of empty", share >= 0.3));
        for (int percent : new int[] {50, 80}) {
            report.add(open(plan, port, requests, single.perSecond() * percent / 100, percent));
        }
        report.add(Line.of(name(), batch)
                .ratio(String.format(Locale.ROOT, "%.1f× single", batch.ratioTo(single)))
                .aim("≥ 30,000/s", batch.perSecond() >= 30_000));
    }

    private Line open(Plan plan, int port, Requests requests, double perSecond, int percent) throws IOException {
        Sample sample = HttpLoad.open(port, CONNECTIONS, perSecond, plan.time(), requests.decrements());
        Measure measure = new Measure(
                "open loop at " + percent + " % of that rate, latency from when due", "requests/s", time -> sample);
        return Line.of(name(), new Result(measure, List.of(sample)));
    }
}
