package io.creditledger.bench.torture.scenario;

import io.creditledger.bench.torture.stage.CommitFault;
import io.creditledger.bench.torture.stage.Node;
import io.creditledger.bench.torture.stage.Strace;
import java.util.List;

/** Every scenario there is, in order of value. */
public final class Scenarios {
    private static final List<Scenario> ALL = List.of(
            new Listed("kill-app", "kill -9 of the only node, started again at once", 1, Scenarios::killApp),
            new Listed(
                    "two-nodes", "two nodes write to one database; each is killed in turn", 2, Scenarios::killInTurn),
            new Listed(
                    "cut-connection",
                    "the connection to the database breaks or falls silent exactly at an append",
                    1,
                    Scenarios::cutAtCommit),
            new Listed("kill-postmaster", "kill -9 of PostgreSQL, started again", 1, Scenarios::killPostmaster),
            new Listed(
                    "freeze-node",
                    "SIGSTOP of one of two nodes, for longer than its claims on the head and on views last",
                    2,
                    Scenarios::freezeNode),
            new Listed(
                    "rolling-restart",
                    "SIGTERM of two nodes in turn, each started again",
                    2,
                    Scenarios::rollingRestart),
            new Listed(
                    "three-nodes",
                    "three nodes, one killed or its database cut off now and then",
                    3,
                    Scenarios::threeNodes),
            new Listed(
                    "bad-network",
                    "the way to the database is slow, frozen or gone for a while",
                    1,
                    Scenarios::badNetwork),
            new Listed("overload", "far more than a node can take, for seconds at a time", 1, Shortages::overload),
            new DiskFull(),
            new Listed(
                    "no-connections",
                    "the pool's connections are gone and the database grants hardly any",
                    1,
                    Shortages::noConnections),
            new Listed(
                    "views-ahead",
                    "views show more than the book has, as after a restore of the events alone",
                    1,
                    Shortages::viewsAhead),
            new NotHere(
                    new Listed("fsync-eio", "fdatasync of the write-ahead log fails with EIO", 1, Shortages::syncFails),
                    Strace.isPossible() ? null : "there is no strace"),
            new NotHere(
                    new Listed("clock-steps", "the clock of a node is set forth and back", 1, torment -> {}),
                    "a node has no clock that can be set apart from the machine's"));

    /** A node that is silent for ten seconds loses its views to another. */
    private static final long LONGER_THAN_A_CLAIM = 11_500;

    /** A node that holds the head of the book loses it after three seconds. */
    private static final long LONGER_THAN_A_WRITE = 4_500;

    private Scenarios() {}

    /** All of them. */
    public static List<Scenario> all() {
        return ALL;
    }

    private static void killApp(Torment torment) throws Exception {
        Node node = torment.stage().node();
        while (!torment.isOver()) {
            torment.pause(300, 2_500);
            torment.fault();
            node.kill();
            node.start();
        }
    }

    private static void killInTurn(Torment torment) throws Exception {
        List<Node> nodes = torment.stage().nodes();
        for (int i = 0; !torment.isOver(); i++) {
            torment.pause(1_500, 3_000);
            Node node = nodes.get(i % nodes.size());
            torment.fault();
            node.kill();
            node.start();
        }
    }

    private static void cutAtCommit(Torment torment) throws InterruptedException {
        Node node = torment.stage().node();
        for (int i = 0; !torment.isOver(); i++) {
            int before = node.proxy().commitFaults();
            node.proxy().armCommitFault(CommitFault.ALL.get(i % CommitFault.ALL.size()));
            while (node.proxy().commitFaults() == before && !torment.isOver()) {
                Thread.sleep(1);
            }
            torment.fault();
            torment.pause(100, 600);
        }
    }

    private static void killPostmaster(Torment torment) throws Exception {
        while (!torment.isOver()) {
            torment.pause(800, 2_500);
            torment.fault();
            torment.stage().server().killPostmaster();
            torment.stage().server().startAgain();
        }
    }

    private static void freezeNode(Torment torment) throws Exception {
        while (!torment.isOver()) {
            torment.pause(500, 1_500);
            Node node = torment.anyNode();
            torment.fault();
            node.freeze();
            try {
                Thread.sleep(torment.random().nextBoolean() ? LONGER_THAN_A_CLAIM : LONGER_THAN_A_WRITE);
            } finally {
                node.thaw();
            }
        }
    }

    private static void rollingRestart(Torment torment) throws Exception {
        List<Node> nodes = torment.stage().nodes();
        for (int i = 0; !torment.isOver(); i++) {
            torment.pause(500, 1_500);
            Node node = nodes.get(i % nodes.size());
            torment.fault();
            torment.promise(node.stop(), node.name() + " did not stop when told to");
            node.start();
        }
    }

    private static void threeNodes(Torment torment) throws Exception {
        while (!torment.isOver()) {
            torment.pause(800, 2_000);
            Node node = torment.anyNode();
            torment.fault();
            if (torment.random().nextInt(3) == 0) {
                node.kill();
                node.start();
            } else {
                node.proxy().refuse(true);
                torment.pause(200, 1_500);
                node.proxy().refuse(false);
            }
        }
    }

    private static void badNetwork(Torment torment) throws InterruptedException {
        Node node = torment.stage().node();
        while (!torment.isOver()) {
            torment.pause(300, 1_000);
            torment.fault();
            switch (torment.random().nextInt(4)) {
                case 0 -> {
                    node.proxy().delay(5 + torment.random().nextInt(60));
                    torment.pause(500, 2_000);
                    node.proxy().delay(0);
                }
                case 1 -> {
                    node.proxy().freeze(true);
                    torment.pause(500, 4_000);
                    node.proxy().freeze(false);
                }
                case 2 -> {
                    node.proxy().refuse(true);
                    torment.pause(200, 3_000);
                    node.proxy().refuse(false);
                }
                default -> node.proxy().cutAll();
            }
        }
    }
}
