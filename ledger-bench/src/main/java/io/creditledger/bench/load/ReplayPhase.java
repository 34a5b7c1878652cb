package io.creditledger.bench.load;

import io.creditledger.api.Ledger;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Submission;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What reads the past: rebuilding the views, verifying, loading states that are not in memory; and an old account. */
final class ReplayPhase implements Phase {
    private static final int SNAPSHOTTED_AFTER = 256;
    private static final int COLD_ACCOUNTS = 400;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void run(Plan plan, Site site, Report report) throws Exception {
        long events = Math.min(plan.events(), 400_000);
        try (Arena arena = Arena.create(site)) {
            Population population = new Population(plan.accounts());
            LedgerGateway gateway = arena.ledger().gateway();
            population.open(gateway);
            report.note("writing " + events + " events");
            ClosedLoop.all(gateway, events, population.decrements(population::any));
            arena.catchUp();
            rebuild(arena, report);
            Sample verified = arena.verify(name());
            report.add(Line.of(
                            name(),
                            "verify: events, keys, snapshots, views rebuilt beside",
                            verified.perSecond(),
                            "events/s")
                    .aim("≥ 150,000/s", verified.perSecond() >= 150_000));
            cold(arena, plan, report);
            old(arena, plan, report);
            arena.verify(name() + " of old accounts");
        }
    }

    private void rebuild(Arena arena, Report report) {
        long began = System.nanoTime();
        arena.ledger().rebuild().run(Ledger.VIEWS, (position, head, perSecond) -> {});
        double perSecond = Sample.of(arena.ledger().log().headPosition(), System.nanoTime() - began)
                .perSecond();
        report.add(Line.of(name(), "rebuild of all " + Ledger.VIEWS.size() + " views", perSecond, "events/s")
                .aim("≥ 60,000/s", perSecond >= 60_000));
    }

    /** Accounts with long histories, loaded by a ledger that has nothing in memory. */
    private void cold(Arena arena, Plan plan, Report report) throws Exception {
        int accounts = Math.min(COLD_ACCOUNTS, plan.accounts());
        int each = SNAPSHOTTED_AFTER + SNAPSHOTTED_AFTER / 2;
        LedgerGateway gateway = arena.ledger().gateway();
        int[] next = {0};
        ClosedLoop.all(gateway, (long) accounts * each, () -> decrement(next[0]++ % accounts));
        Sample with = coldRound(arena, accounts);
        clearSnapshots(arena);
        Sample without = coldRound(arena, accounts);
        String histories = each + " events each, with snapshots";
        report.add(Line.of(name(), "cold loads of accounts, " + histories, with.perSecond(), "accounts/s"));
        report.add(Line.of(name(), "cold loads without snapshots", without.perSecond(), "accounts/s")
                .ratio(String.format(Locale.ROOT, "%.2f of with", without.perSecond() / with.perSecond())));
    }

    private static Sample coldRound(Arena arena, int accounts) {
        arena.catchUp();
        arena.release();
        arena.reopen();
        int[] next = {0};
        return ClosedLoop.all(arena.ledger().gateway(), accounts, () -> decrement(next[0]++));
    }

    private static void clearSnapshots(Arena arena) throws SQLException {
        try (Connection connection = arena.database().writing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM ledger.snapshot");
        }
    }

    /** An account through which 10,000 blocks went, beside one just opened. */
    private void old(Arena arena, Plan plan, Report report) throws Exception {
        LedgerGateway gateway = arena.ledger().gateway();
        AccountId old = Population.account(plan.accounts());
        AccountId young = Population.account(plan.accounts() + 1);
        Population population = new Population(2);
        List.of(old, young).forEach(account -> ClosedLoop.all(gateway, 1, () -> Population.opening(account)));
        RichPhase rich = new RichPhase();
        ClosedLoop.all(gateway, 4_000, rich.usedUp(population, old));
        List<Result> results = Rounds.interleaved(
                new Plan(plan.rounds(), Duration.ofSeconds(1), 1, plan.time().dividedBy(2), plan.accounts(), 0),
                report,
                Cpu.of(arena.config()),
                List.of(
                        new Measure(
                                "account just opened",
                                "commands/s",
                                time -> ClosedLoop.run(gateway, 64, time, population.decrements(() -> young))),
                        new Measure(
                                "account with 10,000 blocks in its past",
                                "commands/s",
                                time -> ClosedLoop.run(gateway, 64, time, population.decrements(() -> old)))));
        double ratio = results.get(1).ratioTo(results.get(0));
        report.add(Line.of(name(), results.get(0)));
        report.add(Line.of(name(), results.get(1))
                .ratio(String.format(Locale.ROOT, "%.2f of the young one", ratio))
                .aim("constant in age: ≥ 0.8", ratio >= 0.8));
    }

    private static Submission decrement(int account) {
        return new Population(1).submission(Population.decrement(Population.account(account)));
    }
}
