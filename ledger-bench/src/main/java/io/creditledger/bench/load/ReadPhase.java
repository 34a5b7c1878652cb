package io.creditledger.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Balances and statements over HTTP while 64 other connections write as fast as they are answered. */
final class ReadPhase implements Phase {
    private static final int CONNECTIONS = 64;
    private static final double READS_PER_SECOND = 500;

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public void run(Plan plan, Site site, Report report) throws Exception {
        try (Arena arena = Arena.create(site)) {
            new Population(plan.accounts()).open(arena.ledger().gateway());
            arena.catchUp();
            arena.release();
            try (ServerProcess server = ServerProcess.start(arena.config())) {
                measure(plan, arena, server.port(), report);
            }
            arena.reopen();
            arena.verify(name());
        }
    }

    private void measure(Plan plan, Arena arena, int port, Report report) throws Exception {
        Requests reads = new Requests(plan.accounts(), 6);
        Requests writes = new Requests(plan.accounts(), 7);
        List<Double> beside = new ArrayList<>();
        List<Result> results = Rounds.interleaved(
                plan,
                report,
                Cpu.of(arena.config()),
                List.of(
                        new Measure("balances alone, 500/s", "reads/s", time -> load(port, time, reads.balances())),
                        new Measure(
                                "balances beside full writing, 500/s",
                                "reads/s",
                                time -> beside(port, time, reads.balances(), writes, beside)),
                        new Measure("statements alone, 500/s", "reads/s", time -> load(port, time, reads.statements())),
                        new Measure(
                                "statements beside full writing, 500/s",
                                "reads/s",
                                time -> beside(port, time, reads.statements(), writes, beside))));
        for (Result result : results) {
            Line line = Line.of(name(), result);
            boolean full = result.measure().name().contains("beside");
            report.add(full ? line.aim("p99 ≤ 25 ms", result.millisAt(99) <= 25) : line);
        }
        double median = beside.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .skip(beside.size() / 2)
                .findFirst()
                .orElse(0);
        report.add(Line.of(name(), "writes meanwhile, 64 connections", median, "requests/s"));
    }

    private static Sample load(int port, Duration time, Supplier<byte[]> requests) throws IOException {
        return HttpLoad.open(port, CONNECTIONS, READS_PER_SECOND, time, requests);
    }

    private static Sample beside(int port, Duration time, Supplier<byte[]> reads, Requests writes, List<Double> written)
            throws Exception {
        CompletableFuture<Sample> writing = new CompletableFuture<>();
        Thread.ofPlatform().name("writers").start(() -> {
            try {
                writing.complete(HttpLoad.closed(port, CONNECTIONS, time, writes.decrements()));
            } catch (IOException | RuntimeException e) {
                writing.completeExceptionally(e);
            }
        });
        Sample sample = load(port, time, reads);
        written.add(writing.get(HttpLoad.patienceMillis(time), TimeUnit.MILLISECONDS)
                .perSecond());
        return sample;
    }
}
