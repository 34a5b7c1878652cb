package io.creditledger.api.server;

import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.projections.ViewStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the process lives, and whether it can work. */
@RestController
@Tag(name = "Health")
class HealthOperations {
    private static final Logger LOG = LoggerFactory.getLogger(HealthOperations.class);

    /**
     * {@code status} is UP or DOWN; {@code head} and {@code views} are positions, where known. {@code stopped} names
     * the views that stand before an event that they cannot take, as far as this node folds them. They are for
     * information: what else the node does, it can do.
     */
    record HealthBody(String status, long head, Map<String, Long> views, List<String> stopped) {
        static HealthBody up(long head, List<ViewStatus> statuses) {
            Map<String, Long> views = new LinkedHashMap<>();
            statuses.forEach(status -> views.put(status.view(), status.position()));
            List<String> stopped = statuses.stream()
                    .filter(ViewStatus::stopped)
                    .map(ViewStatus::view)
                    .toList();
            return new HealthBody("UP", head, views, stopped);
        }
    }

    private final JdbcClient sql;
    private final Supplier<List<ViewStatus>> views;

    HealthOperations(HealthSource source, Supplier<List<ViewStatus>> views) {
        this.sql = JdbcClient.create(source.dataSource());
        this.views = views;
    }

    /** The database that readiness asks. */
    record HealthSource(DataSource dataSource) {}

    @Operation(operationId = "livez", summary = "Whether the process lives")
    @GetMapping("/livez")
    public Map<String, String> live() {
        return Map.of("status", "UP");
    }

    @Operation(
            operationId = "readyz",
            summary = "Whether the database answers; how far the views are, and which stopped, is for information")
    @GetMapping("/readyz")
    public ResponseEntity<HealthBody> ready() {
        try {
            long head = sql.sql("SELECT position FROM ledger.head WHERE book = 1")
                    .query(Long.class)
                    .single();
            return ResponseEntity.ok(HealthBody.up(head, views.get()));
        } catch (DataAccessException | LedgerUnavailable e) {
            LOG.warn("not ready: the database does not answer", e);
            return ResponseEntity.status(503).body(new HealthBody("DOWN", 0, Map.of(), List.of()));
        }
    }
}
