package io.creditledger.projections.standing;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.refill.RefillEvent;
import io.creditledger.core.refill.RefillEvent.RefillBegun;
import io.creditledger.core.refill.RefillEvent.RefillConfigured;
import io.creditledger.core.refill.RefillEvent.RefillDeclined;
import io.creditledger.core.refill.RefillEvent.RefillMethodForgotten;
import io.creditledger.core.refill.RefillEvent.RefillMethodSaved;
import io.creditledger.core.refill.RefillEvent.RefillPaid;
import io.creditledger.core.renewal.RenewalEvent;
import io.creditledger.core.renewal.RenewalEvent.RenewalBegun;
import io.creditledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.creditledger.core.renewal.RenewalEvent.RenewalPaid;
import io.creditledger.core.renewal.RenewalEvent.RenewalStarted;
import io.creditledger.core.renewal.RenewalEvent.RenewalStopped;
import io.creditledger.projections.RowWriter;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refill and renewal events into standing orders. */
final class StandingFold implements ViewFold {
    static final String REFILL = "refill";
    static final String RENEWAL = "renewal";

    private static final RowWriter<StandingRow> NEW = columns(new RowWriter<>("""
            INSERT INTO {schema}.standing
            SELECT book, stream, seq, position, kind, account, coalesce(active, false), due, underway::uuid
            FROM {rows} WHERE d.first = 0 ON CONFLICT DO NOTHING"""));

    private static final RowWriter<StandingRow> CHANGED = columns(new RowWriter<>("""
            UPDATE {schema}.standing s
            SET seq = d.seq, position = d.position, active = coalesce(d.active, s.active),
                due_at = CASE WHEN d.scheduled THEN d.due ELSE s.due_at END,
                underway = CASE WHEN d.moved THEN d.underway::uuid ELSE s.underway END
            FROM {rows} WHERE s.book = d.book AND s.stream = d.stream AND s.seq = d.first - 1"""));

    private final int book;
    private final Map<String, StandingRow> rows = new LinkedHashMap<>();

    StandingFold(int book) {
        this.book = book;
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (recorded.event() instanceof RefillEvent event) {
            fold(row(recorded, REFILL), event);
        } else if (recorded.event() instanceof RenewalEvent event) {
            fold(row(recorded, RENEWAL), event);
        }
    }

    private StandingRow row(RecordedEvent recorded, String kind) {
        StandingRow row = rows.computeIfAbsent(recorded.stream(), stream -> new StandingRow(recorded, kind));
        row.follow(recorded);
        return row;
    }

    private static void fold(StandingRow row, RefillEvent event) {
        switch (event) {
            case RefillConfigured e -> row.active = e.settings().enabled();
            case RefillMethodSaved e -> row.dueAt(null);
            case RefillMethodForgotten e -> row.active = false;
            case RefillBegun e -> row.underway(e.payment());
            case RefillPaid e -> {
                row.underway(null);
                row.dueAt(null);
            }
            case RefillDeclined e -> {
                row.underway(null);
                row.dueAt(e.pausedUntil());
                row.active = e.pausedUntil() == null ? Boolean.FALSE : row.active;
            }
        }
    }

    private static void fold(StandingRow row, RenewalEvent event) {
        switch (event) {
            case RenewalStarted e -> {
                row.active = true;
                row.dueAt(e.plan().periods().begin(e.plan().firstPeriod()));
            }
            case RenewalBegun e -> row.underway(e.payment());
            case RenewalPaid e -> {
                row.underway(null);
                row.dueAt(e.nextAt());
            }
            case RenewalDeclined e -> {
                row.underway(null);
                row.dueAt(e.retryAt());
            }
            case RenewalStopped e -> row.active = false;
        }
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        write(
                connection,
                schema,
                NEW,
                rows.values().stream().filter(r -> r.first == 0).toList());
        write(
                connection,
                schema,
                CHANGED,
                rows.values().stream().filter(r -> r.first > 0).toList());
    }

    private void write(Connection connection, String schema, RowWriter<StandingRow> writer, List<StandingRow> some)
            throws SQLException {
        int written = writer.write(connection, schema, book, some);
        if (written != some.size()) {
            throw new IllegalStateException((some.size() - written)
                    + " do not stand right before the batch; expected before it, one of "
                    + some.stream()
                            .map(r -> r.stream + " at " + (r.first - 1))
                            .limit(10)
                            .toList());
        }
    }

    private static RowWriter<StandingRow> columns(RowWriter<StandingRow> writer) {
        return writer.column("stream", "text", r -> r.stream)
                .column("first", "bigint", r -> r.first)
                .column("seq", "bigint", r -> r.seq)
                .column("position", "bigint", r -> r.position)
                .column("kind", "text", r -> r.kind)
                .column("account", "text", StandingRow::account)
                .column("active", "boolean", r -> r.active)
                .column("scheduled", "boolean", r -> r.scheduled)
                .column("due", "timestamptz", r -> r.dueAt)
                .column("moved", "boolean", r -> r.moved)
                .column("underway", "text", r -> r.underway == null ? null : r.underway.toString());
    }
}
