package io.creditledger.projections;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.commandbus.WriteSide;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.balance.BalanceProjection;
import io.creditledger.projections.checks.ViewDigest;
import io.creditledger.projections.customer.CustomerProjection;
import io.creditledger.projections.live.LiveViews;
import io.creditledger.projections.metered.MeteredProjection;
import io.creditledger.projections.payment.PaymentProjection;
import io.creditledger.projections.price.PriceProjection;
import io.creditledger.projections.standing.StandingProjection;
import io.creditledger.projections.tier.TierProjection;
import io.creditledger.projections.transaction.TransactionProjection;
import io.creditledger.projections.usage.UsageProjection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** A real ledger on a database of its own: the write side, and the projections to try. */
public final class Ledger implements AutoCloseable {
    public static final List<Projection> VIEWS = List.of(
            new BalanceProjection(),
            new TransactionProjection(),
            new TierProjection(),
            new UsageProjection(),
            new PaymentProjection(),
            new StandingProjection(),
            new PriceProjection(),
            new MeteredProjection(),
            new CustomerProjection());

    private final TestDatabase database = TestDatabase.create("ledger", Schema::migrate);
    private final HikariDataSource pool;
    public final WriteSide write;

    public Ledger() {
        Schema.migrate(database.dataSource());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(20);
        config.setConnectionInitSql(Schema.CONNECTION_INIT);
        pool = new HikariDataSource(config);
        write = new WriteSide(pool, WriteSettings.DEFAULT, Clock.systemUTC());
    }

    public DataSource dataSource() {
        return pool;
    }

    public EventLog log() {
        return write.log();
    }

    /** Answers a command; what happened. */
    public Outcome submit(LedgerCommand command) {
        return write.submit(submission(command)).join();
    }

    public CompletableFuture<Outcome> send(LedgerCommand command) {
        return write.submit(submission(command));
    }

    /** All events of the book. */
    public List<RecordedEvent> events() {
        List<RecordedEvent> events = new ArrayList<>();
        log().after(0, Integer.MAX_VALUE).forEach(stored -> events.add(log().decode(stored)));
        return events;
    }

    /** The views of this ledger, followed under the name {@code node}. */
    public LiveViews live(String node) {
        return new LiveViews(pool, write.eventStore(), log(), VIEWS, node, 1);
    }

    /** All rows of a view's copy as text. */
    public List<String> dump(Projection projection, String schema) {
        List<String> lines = new ArrayList<>();
        transaction(connection -> ViewDigest.dump(connection, projection, schema, lines::add));
        return lines;
    }

    public interface Work {
        void in(Connection connection) throws SQLException;
    }

    /** Runs {@code work} as the application, in one transaction. */
    public void transaction(Work work) {
        run(pool, work);
    }

    /** Runs {@code sql} as PostgreSQL's superuser, triggers off: damage. */
    public void damage(String sql) {
        run(database.superuserDataSource(), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL session_replication_role = replica");
                statement.execute(sql);
            }
        });
    }

    @Override
    public void close() {
        write.close();
        pool.close();
        database.close();
    }

    private static void run(DataSource dataSource, Work work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            work.in(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Submission submission(LedgerCommand command) {
        String stream = command.stream();
        return new Submission(command, stream.substring(0, stream.indexOf('/')), null, new TreeMap<>());
    }

    /** Account number {@code n} of the tenant {@code demo}; from 3 on their customers are registered ones. */
    public static AccountId account(int n) {
        return AccountId.customer("demo", n < 3 ? "c" + n : new UUID(0, n).toString());
    }
}
