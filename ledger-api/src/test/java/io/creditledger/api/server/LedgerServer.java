package io.creditledger.api.server;

import com.zaxxer.hikari.HikariDataSource;
import io.creditledger.api.ledger.PastAccounts;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.commandbus.WriteSide;
import io.creditledger.core.eventstore.LedgerPool;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.balance.PgBalanceQueries;
import io.creditledger.projections.tier.PgTierQueries;
import io.creditledger.projections.transaction.PgTransactionQueries;
import io.creditledger.projections.usage.PgUsageQueries;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server on a free port, its ledger on a database of its own, with the demo tenant in it. */
final class LedgerServer implements AutoCloseable {
    static final String ADMIN = "lk_admin.admin-secret-for-tests-0123456789";

    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private final HikariDataSource pool =
            LedgerPool.open("test", database.url(), database.user(), database.password(), 12);
    private final WriteSide writes = new WriteSide(pool, WriteSettings.DEFAULT, Clock.systemUTC());
    private final ApiServer server;

    LedgerServer() {
        this(ServerSettings.DEFAULT);
    }

    LedgerServer(ServerSettings settings) {
        JdbcClient.create(database.dataSource())
                .sql("DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO ledger_app', current_database()); END $$")
                .update();
        new Bootstrap(writes, pool, Clock.systemUTC()).run(ADMIN);
        PastAccounts past = (account, asOf, atPosition) -> Optional.empty();
        server = ApiServer.start(
                new Ports(
                        writes,
                        new PgBalanceQueries(pool, 1),
                        new PgTransactionQueries(pool, writes.log(), 1),
                        new PgTierQueries(pool, 1),
                        new PgUsageQueries(pool, writes.log(), 1),
                        past,
                        new FoldedViews(pool, writes.log()),
                        pool,
                        Clock.systemUTC()),
                settings);
    }

    /** A caller of the native API and the organization dialect with the admin key. */
    Http admin() {
        return new Http(server.port()).with("Authorization", "Bearer " + ADMIN);
    }

    /** A caller without credentials. */
    Http anonymous() {
        return new Http(server.port());
    }

    ApiServer server() {
        return server;
    }

    HikariDataSource dataSource() {
        return pool;
    }

    long headPosition() {
        return writes.log().headPosition();
    }

    Instant now() {
        return Instant.now();
    }

    @Override
    public void close() {
        server.close();
        writes.close();
        pool.close();
        database.close();
    }
}
