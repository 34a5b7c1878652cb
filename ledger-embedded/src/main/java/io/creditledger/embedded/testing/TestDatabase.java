package io.creditledger.embedded.testing;

import io.creditledger.embedded.Login;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A fresh database on a real PostgreSQL 18, one per test class: a copy of a template that is migrated once per JVM.
 *
 * <p>The login is as in production (owner of the database, may create roles, no superuser), so that tests of rights are
 * real. Roles belong to the whole server and are shared by all databases of the JVM. Starting the server takes about
 * three seconds once per JVM, a database about 50 ms.
 */
public final class TestDatabase implements AutoCloseable {
    private final TestServer server;
    private final String name;

    private TestDatabase(TestServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** An empty database. */
    public static TestDatabase create() {
        TestServer server = TestServer.running();
        return new TestDatabase(server, server.create("template0"));
    }

    /**
     * A copy of the database that {@code migrate} has prepared, for example
     * {@code TestDatabase.create(Schema::migrate)}.
     *
     * @param migrate runs once per place in the source where it is written; gets the owner's {@link DataSource}
     */
    public static TestDatabase create(Consumer<DataSource> migrate) {
        return create(migrate.getClass().getName(), migrate);
    }

    /**
     * A copy of the database that {@code migrate} has prepared.
     *
     * @param templateKey names what {@code migrate} does: it runs once per key and JVM
     */
    public static TestDatabase create(String templateKey, Consumer<DataSource> migrate) {
        TestServer server = TestServer.running();
        return new TestDatabase(server, server.create(server.template(templateKey, migrate)));
    }

    /** The JDBC address, without user and password. */
    public String url() {
        return login().url();
    }

    /** The owner of the database. */
    public String user() {
        return login().role();
    }

    /** The owner's password. */
    public String password() {
        return login().password();
    }

    /** Logs in as the owner; a new connection each time. */
    public DataSource dataSource() {
        return login().dataSource();
    }

    /** Logs in to this database as PostgreSQL's superuser: for injecting faults and damage, never for the ledger. */
    public DataSource superuserDataSource() {
        return server.superuser(name).dataSource();
    }

    /** Breaks every connection to this database, as a crash or a failover would, and waits until they are gone. */
    public void terminateConnections() {
        server.terminateConnections(name);
    }

    /** Drops the database; whoever is still connected is thrown out. */
    @Override
    public void close() {
        server.drop(name);
    }

    private Login login() {
        return server.login(name);
    }
}
