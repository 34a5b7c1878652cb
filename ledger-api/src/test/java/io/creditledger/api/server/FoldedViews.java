package io.creditledger.api.server;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.projections.Projection;
import io.creditledger.projections.ViewFold;
import io.creditledger.projections.ViewProgress;
import io.creditledger.projections.balance.BalanceProjection;
import io.creditledger.projections.tier.TierProjection;
import io.creditledger.projections.transaction.TransactionProjection;
import io.creditledger.projections.usage.UsageProjection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Views that are folded when somebody waits for them: a read that forgets to wait sees too little. */
final class FoldedViews implements ViewProgress {
    private static final List<Projection> PROJECTIONS = List.of(
            new BalanceProjection(), new TransactionProjection(), new TierProjection(), new UsageProjection());

    private final DataSource dataSource;
    private final EventLog log;
    private final Map<String, Long> positions = new HashMap<>();

    FoldedViews(DataSource dataSource, EventLog log) {
        this.dataSource = dataSource;
        this.log = log;
        inTransaction(connection -> {
            for (Projection projection : PROJECTIONS) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE SCHEMA " + projection.schema());
                    statement.execute("SET LOCAL search_path TO " + projection.schema());
                    statement.execute(projection.ddl());
                    statement.execute("SET LOCAL search_path TO DEFAULT");
                }
            }
        });
    }

    @Override
    public synchronized long position(String view) {
        return positions.getOrDefault(view, 0L);
    }

    @Override
    public synchronized boolean await(String view, long position, Duration timeout) {
        Projection projection = PROJECTIONS.stream()
                .filter(p -> p.view().equals(view))
                .findFirst()
                .orElseThrow();
        while (position(view) < position) {
            List<StoredEvent> events = log.after(position(view), 1_000);
            if (events.isEmpty()) {
                return false;
            }
            ViewFold fold = projection.fold(1);
            events.forEach(event -> fold.add(log.decode(event)));
            inTransaction(connection -> fold.flush(connection, projection.schema()));
            positions.put(view, events.getLast().position());
        }
        return true;
    }

    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            work.run(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
