package io.creditledger.bench.torture.stage;

import io.creditledger.embedded.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One scenario's world: a database of its own and nodes on it, each behind a proxy. */
public final class Stage implements AutoCloseable {
    /** Unprepared, so that the proxy can tell an append; a deaf connection is given up soon. */
    private static final String PARAMETERS = "?prepareThreshold=0&sslmode=disable&gssEncMode=disable&socketTimeout=5";

    private final DatabaseServer server;
    private final String database;
    private final Path directory;
    private final List<Node> nodes = new ArrayList<>();

    private Stage(DatabaseServer server, String database, Path directory) {
        this.server = server;
        this.database = database;
        this.directory = directory;
    }

    /** An empty database and {@code count} nodes on it, serving. Their logs go to {@code directory}. */
    public static Stage open(DatabaseServer server, String database, Path directory, int count) throws Exception {
        Files.createDirectories(directory);
        server.createDatabase(database);
        Stage stage = new Stage(server, database, directory);
        try {
            for (int i = 0; i < count; i++) {
                stage.newNode("node-" + (i + 1)).launch();
            }
            for (Node node : stage.nodes) {
                node.awaitReady();
            }
            return stage;
        } catch (IOException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /** Another node, not yet started. */
    public Node newNode(String name) {
        TcpProxy proxy = new TcpProxy(() -> server.login(database).port());
        Login login = server.login(database);
        Map<String, String> environment = new HashMap<>();
        environment.put("LEDGER_DB_URL", "jdbc:postgresql://localhost:" + proxy.port() + "/" + database + PARAMETERS);
        environment.put("LEDGER_DB_USER", login.role());
        environment.put("LEDGER_DB_PASSWORD", login.password());
        environment.put("LEDGER_BOOTSTRAP_KEY", key());
        environment.put("LEDGER_PORT", "0");
        environment.put("LEDGER_API_PAGES", "false");
        Node node = new Node(name, directory.resolve(database + "-" + name + ".log"), environment, proxy);
        nodes.add(node);
        return node;
    }

    /** The admin key that the nodes of this stage know, and no others: a port may soon belong to another stage. */
    public String key() {
        return "lk_" + database + ".only-for-this-machine";
    }

    public DatabaseServer server() {
        return server;
    }

    public String database() {
        return database;
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** The only node, or the first. */
    public Node node() {
        return nodes.getFirst();
    }

    /** A connection past all proxies, as superuser. */
    public Connection connect() throws SQLException {
        return server.superuser(database).dataSource().getConnection();
    }

    /** The network is good again and every node runs. */
    public void heal() throws Exception {
        for (Node node : nodes) {
            node.proxy().delay(0);
            node.proxy().freeze(false);
            node.proxy().refuse(false);
            if (!node.isAlive()) {
                node.start();
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (Node node : nodes) {
            if (node.isAlive()) {
                node.kill();
            }
            node.proxy().close();
        }
        server.dropDatabase(database);
    }
}
