package io.creditledger.bench.torture.scenario;

import io.creditledger.bench.torture.stage.DatabaseServer;
import io.creditledger.bench.torture.stage.Node;
import io.creditledger.bench.torture.stage.Strace;
import io.creditledger.bench.torture.workload.Flood;
import java.time.Duration;

/** Faults by want of something: of capacity, of connections, of a disk that keeps what it was given. */
final class Shortages {
    private static final int CALLERS = 48;

    /** Of all floods together: every command is kept until it has been checked. */
    private static final long MOST = 400_000;

    private Shortages() {}

    /** Bounded queues: the surplus is turned away, and afterwards the node is as good as before. */
    static void overload(Torment torment) throws InterruptedException {
        long sent = 0;
        while (!torment.isOver() && sent < MOST) {
            torment.pause(500, 1_000);
            torment.fault();
            Flood flood = torment.load().flood(CALLERS, Duration.ofSeconds(3));
            sent += flood.sent();
            torment.note("flood: " + flood.sent() + " sent, " + flood.turnedAway() + " turned away, "
                    + flood.unanswered() + " without an answer in time");
            torment.pause(3_000, 4_000);
        }
        torment.promise(
                torment.load().shedWithoutAdvice() == 0,
                torment.load().shedWithoutAdvice() + " answers of 503 without Retry-After");
        torment.promise(torment.stage().node().isAlive(), "the node did not survive the overload");
    }

    /** The database takes no more connections, and those there were are gone. */
    static void noConnections(Torment torment) throws Exception {
        DatabaseServer server = torment.stage().server();
        String role = server.login(torment.stage().database()).role();
        try {
            while (!torment.isOver()) {
                torment.pause(500, 1_500);
                torment.fault();
                server.execute(
                        torment.stage().database(),
                        "ALTER ROLE " + role + " CONNECTION LIMIT "
                                + torment.random().nextInt(3),
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
                torment.pause(1_000, 4_000);
                server.execute(torment.stage().database(), "ALTER ROLE " + role + " CONNECTION LIMIT -1");
            }
        } finally {
            server.execute(torment.stage().database(), "ALTER ROLE " + role + " CONNECTION LIMIT -1");
        }
    }

    /** The disk cannot keep the write-ahead log: PostgreSQL stops everything and recovers. */
    static void syncFails(Torment torment) throws Exception {
        DatabaseServer server = torment.stage().server();
        while (!torment.isOver()) {
            torment.pause(1_000, 2_500);
            torment.fault();
            Strace.failNextSync(server.children(), 1_000);
            server.revive();
        }
    }

    /** As after a restore of the events without the views: views show more than there is. */
    static void viewsAhead(Torment torment) throws Exception {
        Node node = torment.stage().node();
        while (!torment.isOver()) {
            torment.pause(1_000, 2_500);
            torment.fault();
            node.kill();
            torment.stage()
                    .server()
                    .execute(
                            torment.stage().database(),
                            "UPDATE view_balance.account SET balance = balance + 1, seq = seq + 1,"
                                    + " position = position + 100",
                            "UPDATE ledger.view_token SET position = (SELECT position + 100 FROM ledger.head)");
            node.start();
        }
    }
}
