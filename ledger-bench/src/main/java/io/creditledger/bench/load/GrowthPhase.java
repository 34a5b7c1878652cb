package io.creditledger.bench.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The same load on ever larger books: does anything depend on how much has happened before? */
final class GrowthPhase implements Phase {
    private static final long SMALLEST = 100_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public void run(Plan plan, Site site, Report report) throws Exception {
        try (Arena arena = Arena.create(site)) {
            Population population = new Population(plan.accounts());
            population.open(arena.ledger().gateway());
            ClosedLoop.run(arena.ledger().gateway(), 512, plan.warmUp(), population.decrements(population::any));
            Result first = null;
            for (long size = Math.min(SMALLEST, plan.events()); size <= plan.events(); size *= 10) {
                first = at(size, plan, arena, population, first, report);
            }
            sizes(arena, report);
            arena.verify(name());
        }
    }

    private Result at(long size, Plan plan, Arena arena, Population population, @Nullable Result first, Report report)
            throws Exception {
        var gateway = arena.ledger().gateway();
        long missing = size - arena.ledger().writeSide().headPosition();
        if (missing > 0) {
            report.note("growing the book to " + size);
            ClosedLoop.all(gateway, missing, population.decrements(population::any));
        }
        Measure measure = new Measure(
                String.format(Locale.ROOT, "decrements, spread, 512 outstanding, at %,d events", size),
                "commands/s",
                time -> {
                    Sample sample = ClosedLoop.run(gateway, 512, time, population.decrements(population::any));
                    arena.catchUp();
                    return sample;
                });
        Result result = new Result(
                measure,
                Rounds.interleaved(plan, report, Cpu.of(arena.config()), List.of(measure))
                        .getFirst()
                        .samples());
        if (first == null) {
            report.add(Line.of(name(), result).ratio("1×"));
            return result;
        }
        double ratio = result.perSecond() / first.perSecond();
        report.add(Line.of(name(), result)
                .ratio(String.format(Locale.ROOT, "%.2f of the smallest", ratio))
                .aim("within 20 %", ratio >= 0.8));
        return first;
    }

    private void sizes(Arena arena, Report report) throws SQLException {
        arena.catchUp();
        double events = arena.ledger().log().headPosition();
        bytes(arena, report, "bytes per decrement: event and its indexes", "relid = 'ledger.event'::regclass", events);
        bytes(arena, report, "bytes per decrement: key", "relid = 'ledger.command_key'::regclass", events);
        bytes(arena, report, "bytes per decrement: all views", "schemaname LIKE 'view%'", events);
    }

    private void bytes(Arena arena, Report report, String what, String which, double events) throws SQLException {
        try (Connection connection = arena.database().writing().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT sum(pg_total_relation_size(relid)) FROM pg_stat_user_tables WHERE " + which)) {
            row.next();
            report.add(Line.of(name(), what, row.getLong(1) / events, "bytes"));
        }
    }
}
