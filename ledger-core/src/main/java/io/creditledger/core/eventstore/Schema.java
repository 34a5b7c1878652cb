package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The database schema {@code ledger}: brought up to date by forward-only migrations. */
public final class Schema {
    /** What a pooled connection runs first: from then on it cannot change an event. */
    public static final String CONNECTION_INIT = "SET ROLE ledger_app";

    private Schema() {}

    /**
     * Applies the migrations that are missing. Safe on several nodes at once (Flyway locks).
     *
     * @param owner connects as the role that owns the schema
     */
    public static void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .schemas("ledger")
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        letViewsBeMade(owner);
    }

    /** Rights on the database itself do not survive a copy or a restore, so they are not left to a migration. */
    private static void letViewsBeMade(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                        PERFORM pg_advisory_xact_lock(hashtext('ledger rights')); -- nodes may start together
                        EXECUTE format('GRANT CREATE ON DATABASE %I TO ledger_app', current_database());
                    END $$""");
        } catch (SQLException e) {
            throw new IllegalStateException("the application's role cannot be allowed to make views", e);
        }
    }
}
