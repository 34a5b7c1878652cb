package io.creditledger.api.server;

import io.creditledger.api.call.Views;
import io.creditledger.projections.ViewProgress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** {@code status} is UP or DOWN; {@code head} and {@code views} are positions, where known. */
    record HealthBody(String status, long head, Map<String, Long> views) {}

    private final JdbcClient sql;
    private final ViewProgress progress;

    HealthOperations(HealthSource source, ViewProgress progress) {
        this.sql = JdbcClient.create(source.dataSource());
        this.progress = progress;
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
            summary = "Whether the database answers; how far the views are is for information")
    @GetMapping("/readyz")
    public ResponseEntity<HealthBody> ready() {
        Map<String, Long> views = new LinkedHashMap<>();
        try {
            long head = sql.sql("SELECT position FROM ledger.head WHERE book = 1")
                    .query(Long.class)
                    .single();
            Views.ALL.forEach(view -> views.put(view, progress.position(view)));
            return ResponseEntity.ok(new HealthBody("UP", head, views));
        } catch (DataAccessException e) {
            LOG.warn("not ready: the database does not answer", e);
            return ResponseEntity.status(503).body(new HealthBody("DOWN", 0, views));
        }
    }
}
