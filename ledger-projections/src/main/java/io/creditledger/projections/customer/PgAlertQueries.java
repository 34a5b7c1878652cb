package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.customer.AlertTerms;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the view {@value CustomerProjection#VIEW} says of alerts. That one fired follows from the ledger's entries. */
public final class PgAlertQueries implements AlertQueries {
    private static final String ALERT =
            "SELECT account, position, since, enabled FROM view_customer.alert WHERE book = :book";

    private static final String CROSSINGS = """
            SELECT e.number, e.at, e.ending, array_agg(t.threshold ORDER BY t.threshold) AS thresholds
            FROM view_customer.entry e JOIN unnest(:thresholds) AS t(threshold) ON %s
            WHERE e.book = :book AND e.account = :account AND e.position > :since AND e.number < :before
            GROUP BY e.number, e.at, e.ending ORDER BY e.number DESC LIMIT :limit""";

    private final JdbcClient jdbc;
    private final EventLog log;
    private final int book;

    /** An alert as the table has it. */
    private record Row(String account, long position, long since, boolean enabled) {}

    public PgAlertQueries(DataSource dataSource, EventLog log, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.book = book;
    }

    @Override
    public Optional<AlertView> alert(String tenant, UUID alert) {
        return views(jdbc.sql(ALERT + " AND alert = :alert")
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
        return views(
                jdbc.sql(ALERT + " AND stream = :stream AND position < :before ORDER BY position DESC LIMIT :limit")
                        .param("book", book)
                        .param("stream", customer.stream())
                        .param("before", before == null ? Long.MAX_VALUE : before)
                        .param("limit", limit)
                        .query((row, n) -> row(row))
                        .list());
    }

    @Override
    public List<CrossingView> crossings(AlertView alert, @Nullable Long before, int limit) {
        if (!alert.enabled()) {
            return List.of();
        }
        BigDecimal[] thresholds =
                alert.terms().thresholds().stream().map(Credits::value).toArray(BigDecimal[]::new);
        return jdbc.sql(CROSSINGS.formatted(crossed(alert.terms().type())))
                .param("thresholds", thresholds)
                .param("book", book)
                .param("account", alert.account().stream())
                .param("since", alert.since())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, n) -> crossing(row))
                .list();
    }

    private static String crossed(AlertTerms.Type type) {
        return switch (type) {
            case DEPLETED, DROPPED -> "e.starting > t.threshold AND e.ending <= t.threshold";
            case RECOVERED -> "e.starting <= t.threshold AND e.ending > t.threshold";
        };
    }

    private List<AlertView> views(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, RecordedEvent> events = log
                .at(rows.stream().map(Row::position).toList())
                .stream()
                .map(log::decode)
                .collect(Collectors.toMap(RecordedEvent::position, e -> e));
        return rows.stream().map(row -> view(row, events.get(row.position()))).toList();
    }

    private static AlertView view(Row row, @Nullable RecordedEvent recorded) {
        if (recorded == null || !(recorded.event() instanceof AlertSet set)) {
            throw new IllegalStateException("no alert was set at position " + row.position());
        }
        return new AlertView(
                CustomerId.ofStream(recorded.stream()),
                AccountId.ofStream(row.account()),
                set.id(),
                set.terms(),
                set.at(),
                row.position(),
                row.since(),
                row.enabled());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("account"), row.getLong("position"), row.getLong("since"), row.getBoolean("enabled"));
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
