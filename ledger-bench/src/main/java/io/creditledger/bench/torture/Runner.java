package io.creditledger.bench.torture;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.bench.torture.check.Findings;
import io.creditledger.bench.torture.check.HistoryChecker;
import io.creditledger.bench.torture.history.Answer;
import io.creditledger.bench.torture.history.History;
import io.creditledger.bench.torture.history.Operation;
import io.creditledger.bench.torture.scenario.Scenario;
import io.creditledger.bench.torture.scenario.Torment;
import io.creditledger.bench.torture.stage.DatabaseServer;
import io.creditledger.bench.torture.stage.NodeNotStarted;
import io.creditledger.bench.torture.stage.Stage;
import io.creditledger.bench.torture.workload.Load;
import io.creditledger.embedded.Login;
import io.creditledger.projections.replay.ReplayProgress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs scenarios, each on an empty database, and checks what came of them. */
final class Runner {
    private static final String TENANT = "demo";
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);
    private static final Duration VIEWS_WITHIN = Duration.ofSeconds(60);

    private static final String HEAD = "SELECT position FROM ledger.head WHERE book = 1";
    private static final String VIEWS_BEHIND =
            "SELECT count(*) FROM ledger.view_token v, ledger.head h WHERE v.position <> h.position";

    private final Path directory;
    private final int clients;
    private final AtomicInteger databases = new AtomicInteger();

    /** @param directory for logs */
    Runner(Path directory, int clients) {
        this.directory = directory;
        this.clients = clients;
    }

    /** One scenario from beginning to end. */
    Result run(DatabaseServer server, Scenario scenario, Duration length, long seed) throws Exception {
        String database = "torture_" + databases.incrementAndGet();
        Random random = new Random(seed);
        try (Stage stage = opened(server, database, scenario.nodes());
                Load load = new Load(stage, seed, clients, scenario.clientsKeepKeys())) {
            load.open();
            load.start();
            Torment torment = new Torment(stage, load, random, length);
            String failure = tormented(scenario, torment);
            stage.heal();
            load.finish(ANSWERED_WITHIN);
            return checked(stage, scenario, torment, load.history(), failure);
        }
    }

    /** One at a time: roles belong to the whole server, and migrations of two databases would make them at once. */
    private synchronized Stage opened(DatabaseServer server, String database, int nodes) throws Exception {
        return Stage.open(server, database, directory, nodes);
    }

    private static Result checked(Stage stage, Scenario scenario, Torment torment, History history, String failure)
            throws SQLException, InterruptedException {
        try (Connection connection = stage.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            torment.promise(seesViewsAtEnd(connection), "a view did not come to the end");
            Findings findings = HistoryChecker.check(connection, TENANT, history);
            torment.brokenPromises().forEach(findings::promiseBroken);
            secondOpinion(stage, findings);
            return result(scenario, torment, history, findings, failure, number(connection, HEAD));
        }
    }

    /** What the ledger's own verification says, which also builds every view a second time. */
    private static void secondOpinion(Stage stage, Findings findings) throws InterruptedException {
        Login login = stage.server().login(stage.database());
        LedgerConfig.Server server = new LedgerConfig.Server(login.url(), login.role(), login.password());
        try (Database database = Database.open(new LedgerConfig(Path.of("."), server, 0, null))) {
            Ledger.verify(database)
                    .run(ReplayProgress.NONE)
                    .findings()
                    .forEach(f -> findings.verifyFound(f.toString()));
        }
    }

    private static String tormented(Scenario scenario, Torment torment) throws Exception {
        try {
            scenario.torment(torment);
            return "";
        } catch (NodeNotStarted e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What is left of a scenario whose stage did not come back: nothing can be checked, which is a failure, too. */
    static Result brokenOff(Scenario scenario, Exception cause) {
        Findings findings = new Findings();
        findings.promiseBroken("broke off: " + cause);
        return new Result(scenario.name(), null, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), findings);
    }

    private static Result result(
            Scenario scenario, Torment torment, History history, Findings findings, String failure, long events) {
        if (!failure.isEmpty()) {
            findings.promiseBroken(failure);
        }
        return new Result(
                scenario.name(),
                null,
                torment.faults().size(),
                events,
                history.operations().size(),
                history.ok(),
                history.refused(),
                history.doubted(),
                history.unknown(),
                history.readings().size(),
                recoveries(torment.faults(), history.operations()),
                torment.notes(),
                findings);
    }

    /** How long after each fault the first write was accepted that had been sent after it, in milliseconds. */
    private static List<Long> recoveries(List<Long> faults, List<Operation> operations) {
        List<Operation> accepted = operations.stream()
                .filter(o -> o.answer() instanceof Answer.Ok)
                .sorted(Comparator.comparingLong(Operation::answeredNanos))
                .toList();
        List<Long> millis = new ArrayList<>();
        for (long fault : faults) {
            accepted.stream()
                    .filter(o -> o.sentNanos() > fault)
                    .findFirst()
                    .ifPresent(o -> millis.add((o.answeredNanos() - fault) / 1_000_000));
        }
        millis.sort(null);
        return millis;
    }

    /** Begins transactions until one sees every view at the end; false when none does for long. */
    private static boolean seesViewsAtEnd(Connection connection) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + VIEWS_WITHIN.toNanos();
        while (number(connection, VIEWS_BEHIND) > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            connection.rollback();
            Thread.sleep(20);
        }
        return true;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
