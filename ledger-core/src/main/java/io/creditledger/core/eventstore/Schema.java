package io.creditledger.core.eventstore;

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
    }
}
