package io.creditledger.bench.load;

import io.creditledger.embedded.EmbeddedDatabase;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database server itself, beside the ledger. */
final class Server {
    private Server() {}

    /** Connections as the owner of the database, one each time. */
    static DataSource owner(EmbeddedDatabase server) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(server.url());
        owner.setUser(server.user());
        owner.setPassword(server.password());
        return owner;
    }
}
