package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.customer.CustomerEvent.AlertChanged;
import io.creditledger.core.customer.CustomerEvent.AlertSet;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.Times;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the view {@value CustomerProjection#VIEW} says of alerts. That one fired follows from the ledger's entries. */
public final class PgAlertQueries implements AlertQueries {
    private static final String ALERT =
            "SELECT account, position, terms, enabled FROM view_customer.alert WHERE book = :book";

    /** Where the balance went over a threshold {@code w} by an entry {@code e}. */
    static final String CROSSED = """
            CASE w.type WHEN 'RECOVERED' THEN e.starting <= w.threshold AND e.ending > w.threshold
                ELSE e.starting > w.threshold AND e.ending <= w.threshold END""";

    private static final String CROSSINGS = """
            SELECT e.number, e.at, e.ending, array_agg(w.threshold ORDER BY w.threshold) AS thresholds
            FROM view_customer.entry e
            JOIN view_customer.watch w ON w.book = e.book AND w.account = e.account AND e.position > w.begun
            WHERE e.book = :book AND e.account = :account AND e.number < :before
                AND w.alert = :alert AND w.ended IS NULL AND (%s)
            GROUP BY e.number, e.at, e.ending ORDER BY e.number DESC LIMIT :limit""".formatted(CROSSED);

    private static final String FIRED = """
            SELECT w.alert, e.account, e.position, e.number, e.at, e.ending, w.threshold
            FROM view_customer.entry e
            JOIN view_customer.watch w ON w.book = e.book AND w.account = e.account AND e.position > w.begun
                AND (w.ended IS NULL OR e.position < w.ended)
            WHERE e.book = :book AND e.position > :after AND e.position <= :upTo
                AND split_part(e.account, '/', 1) = ANY (:tenants) AND (%s)
            ORDER BY e.position, e.number, w.alert,
                CASE w.type WHEN 'RECOVERED' THEN w.threshold ELSE -w.threshold END
            LIMIT :limit""".formatted(CROSSED);

    private final JdbcClient jdbc;
    private final EventLog log;
    private final int book;

    /** An alert as the table has it. */
    private record Row(String account, long position, long terms, boolean enabled) {}

    public PgAlertQueries(DataSource dataSource, EventLog log, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.book = book;
    }

    @Override
    public Optional<AlertView> alert(String tenant, UUID alert) {
        return alert(tenant, alert, " AND NOT removed");
    }

    @Override
    public Optional<AlertView> evenRemoved(String tenant, UUID alert) {
        return alert(tenant, alert, "");
    }

    private Optional<AlertView> alert(String tenant, UUID alert, String condition) {
        return views(jdbc.sql(ALERT + " AND alert = :alert" + condition)
                        .param("book", book)
                        .param("alert", alert)
                        .query((row, n) -> row(row))
                        .list())
                .stream()
                .filter(view -> view.customer().tenant().equals(tenant))
                .findFirst();
    }

    @Override
    public List<AlertView> alerts(CustomerId customer, @Nullable Long before, int limit) {
        return views(jdbc.sql(ALERT + " AND stream = :stream AND NOT removed AND position < :before"
                        + " ORDER BY position DESC LIMIT :limit")
                .param("book", book)
                .param("stream", customer.stream())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list());
    }

    @Override
    public List<CrossingView> crossings(AlertView alert, @Nullable Long before, int limit) {
        return jdbc.sql(CROSSINGS)
                .param("book", book)
                .param("account", alert.account().stream())
                .param("alert", alert.alert())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, n) -> crossing(row))
                .list();
    }

    @Override
    public long shown() {
        return jdbc.sql("SELECT position FROM ledger.view_token WHERE book = :book AND view = :view")
                .param("book", book)
                .param("view", CustomerProjection.VIEW)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public List<FiredView> fired(List<String> tenants, long after, long upTo, int limit) {
        return jdbc.sql(FIRED)
                .param("book", book)
                .param("tenants", tenants.toArray(String[]::new))
                .param("after", after)
                .param("upTo", upTo)
                .param("limit", limit)
                .query((row, n) -> new FiredView(
                        row.getObject("alert", UUID.class),
                        AccountId.ofStream(row.getString("account")),
                        row.getLong("position"),
                        row.getLong("number"),
                        Times.read(row, "at"),
                        new Credits(row.getBigDecimal("ending")),
                        new Credits(row.getBigDecimal("threshold"))))
                .list();
    }

    private List<AlertView> views(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, RecordedEvent> events =
                log
                        .at(rows.stream()
                                .flatMap(row -> Stream.of(row.position(), row.terms()))
                                .distinct()
                                .toList())
                        .stream()
                        .map(log::decode)
                        .collect(Collectors.toMap(RecordedEvent::position, e -> e));
        return rows.stream()
                .map(row -> view(row, events.get(row.position()), events.get(row.terms())))
                .toList();
    }

    private static AlertView view(Row row, @Nullable RecordedEvent recorded, @Nullable RecordedEvent last) {
        if (recorded == null || last == null || !(recorded.event() instanceof AlertSet set)) {
            throw new IllegalStateException("no alert was set at position " + row.position());
        }
        return new AlertView(
                CustomerId.ofStream(recorded.stream()),
                AccountId.ofStream(row.account()),
                set.id(),
                last.event() instanceof AlertChanged changed ? changed.terms() : set.terms(),
                set.at(),
                row.position(),
                row.enabled());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("account"), row.getLong("position"), row.getLong("terms"), row.getBoolean("enabled"));
    }

    private static CrossingView crossing(ResultSet row) throws SQLException {
        BigDecimal[] crossed = (BigDecimal[]) row.getArray("thresholds").getArray();
        return new CrossingView(
                row.getLong("number"),
                Times.read(row, "at"),
                new Credits(row.getBigDecimal("ending")),
                Arrays.stream(crossed).map(Credits::new).toList());
    }
}
