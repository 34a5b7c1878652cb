package io.creditledger.bench.torture.scenario;

import io.creditledger.bench.torture.check.Flaw;
import io.creditledger.bench.torture.stage.Node;
import java.util.List;
import java.util.Map;

/** Torture of something that is broken on purpose: if nothing is found here, a clean run elsewhere means nothing. */
public final class Controls {
    /** A scenario that must end with this flaw. */
    public record Control(Scenario scenario, Flaw expected) {}

    private record Broken(
            String name,
            String what,
            boolean clientsKeepKeys,
            Map<String, String> databaseSettings,
            Listed.Faults torments)
            implements Scenario {
        @Override
        public void torment(Torment torment) throws Exception {
            torments.make(torment);
        }
    }

    private static final Map<String, String> ASYNCHRONOUS =
            Map.of("synchronous_commit", "off", "wal_writer_delay", "10s", "wal_writer_flush_after", "1GB");

    private Controls() {}

    public static List<Control> all() {
        return List.of(
                new Control(
                        new Broken(
                                "new-keys",
                                "clients retry under new keys while the node is frozen longer than they wait",
                                false,
                                Map.of(),
                                Controls::freeze),
                        Flaw.DOUBLED),
                new Control(
                        new Broken(
                                "async-commit",
                                "synchronous_commit=off, and every process of PostgreSQL killed at once",
                                true,
                                ASYNCHRONOUS,
                                Controls::killAll),
                        Flaw.LOST),
                new Control(
                        new Broken(
                                "unguarded-view",
                                "a row of a view is changed as if an event had been applied twice",
                                true,
                                Map.of(),
                                Controls::applyTwice),
                        Flaw.VIEW_DIFFERS));
    }

    private static void freeze(Torment torment) throws Exception {
        torment.pause(1_000, 1_000);
        torment.fault();
        Node node = torment.stage().node();
        node.freeze();
        Thread.sleep(6_000);
        node.thaw();
        torment.pause(2_000, 2_000);
    }

    private static void killAll(Torment torment) throws Exception {
        torment.pause(5_000, 5_000);
        torment.fault();
        torment.stage().server().killAll();
        Node node = torment.stage().node();
        node.kill();
        torment.stage().server().startAgain();
        node.start();
        torment.pause(1_000, 1_000);
    }

    private static void applyTwice(Torment torment) throws Exception {
        torment.pause(3_000, 3_000);
        torment.fault();
        torment.stage()
                .server()
                .execute(
                        torment.stage().database(),
                        "UPDATE view_balance.account SET balance = balance - 1 WHERE account LIKE '%:torture-0'",
                        "UPDATE view_transaction.transaction SET change = change - 1 WHERE entry = 1"
                                + " AND account LIKE '%:torture-1'");
        torment.pause(2_000, 2_000);
    }
}
