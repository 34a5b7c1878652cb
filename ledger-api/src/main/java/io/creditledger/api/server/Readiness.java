package io.creditledger.api.server;

import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.projections.ViewStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether this node can do its work: it has a connection of the pool that writes, the database takes writes, appends do
 * not fail, and it is not about to stop.
 */
public final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final String ASK = "SELECT position, current_setting('transaction_read_only') = 'on' AS read_only,"
            + " has_table_privilege('ledger.event', 'INSERT') AS may_append FROM ledger.head WHERE book = 1";

    private final JdbcClient sql;
    private final BooleanSupplier appendsFail;
    private final Supplier<List<ViewStatus>> views;
    private volatile boolean draining;

    /** The database as it is found. */
    private record Found(long head, boolean readOnly, boolean mayAppend) {}

    /**
     * {@code status} is UP or DOWN, {@code reasons} why it is DOWN. The rest is for information, because what else the
     * node does, it can do: {@code head} and {@code views} are positions, where known; {@code lag} is events that a
     * view does not show yet; {@code stopped} names the views that stand before an event that they cannot take.
     */
    record HealthBody(
            String status,
            List<String> reasons,
            long head,
            Map<String, Long> views,
            Map<String, Long> lag,
            List<String> stopped) {
        static HealthBody of(List<String> reasons, long head, List<ViewStatus> statuses) {
            Map<String, Long> views = new LinkedHashMap<>();
            Map<String, Long> lag = new LinkedHashMap<>();
            List<String> stopped = new ArrayList<>();
            for (ViewStatus status : statuses) {
                views.put(status.view(), status.position());
                lag.put(status.view(), status.lag());
                if (status.stopped()) {
                    stopped.add(status.view());
                }
            }
            return new HealthBody(reasons.isEmpty() ? "UP" : "DOWN", reasons, head, views, lag, stopped);
        }

        boolean up() {
            return reasons.isEmpty();
        }
    }

    /**
     * @param writing connections that append
     * @param appendsFail whether the last append failed, moments ago
     * @param views how they are doing
     */
    public Readiness(DataSource writing, BooleanSupplier appendsFail, Supplier<List<ViewStatus>> views) {
        this.sql = JdbcClient.create(writing);
        this.appendsFail = appendsFail;
        this.views = views;
    }

    /** From now on the node is not ready: send it nothing more. */
    void drain() {
        draining = true;
    }

    /** Looks now; takes as long as the pool lets it wait when the database is away. */
    HealthBody look() {
        List<String> reasons = new ArrayList<>();
        if (draining) {
            reasons.add("the node is stopping");
        }
        if (appendsFail.getAsBoolean()) {
            reasons.add("the last append failed");
        }
        try {
            Found found = sql.sql(ASK)
                    .query((row, n) -> new Found(row.getLong(1), row.getBoolean(2), row.getBoolean(3)))
                    .single();
            if (found.readOnly()) {
                reasons.add("the database is read only");
            }
            if (!found.mayAppend()) {
                reasons.add("the database's role may not append");
            }
            return HealthBody.of(reasons, found.head(), views.get());
        } catch (DataAccessException | LedgerUnavailable e) {
            LOG.warn("not ready: the database does not answer", e);
            reasons.add("the database does not answer");
            return HealthBody.of(reasons, 0, List.of());
        }
    }
}
