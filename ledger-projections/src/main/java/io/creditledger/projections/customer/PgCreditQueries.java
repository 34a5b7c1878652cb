package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.ItemFilter;
import io.creditledger.core.account.RecordedUse;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.projections.Times;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the view {@value CustomerProjection#VIEW} says of credits; their details come from the events. */
public final class PgCreditQueries implements CreditQueries {
    private static final String ENTRY = """
            SELECT e.number, e.position, e.part, e.block, b.expires_at, b.cost_basis,
                CASE WHEN b.filtered THEN b.position END AS origin,
                CASE WHEN e.type = 'void_initiated' THEN b.began + (
                    SELECT coalesce(sum(p.effect), 0) FROM view_customer.entry p
                    WHERE p.book = e.book AND p.account = e.account AND p.block = e.block AND p.number < e.number)
                ELSE 0 END AS remaining
            FROM view_customer.entry e LEFT JOIN view_customer.block b ON b.book = e.book AND b.block = e.block
            WHERE e.book = :book AND e.account = :account""";

    private final JdbcClient jdbc;
    private final EventLog log;
    private final int book;
    private final CreditBlocks blocks;

    /** An entry as the table has it. */
    private record Row(
            long number,
            long position,
            int part,
            @Nullable Instant expiresAt,
            @Nullable UnitCost costBasis,
            @Nullable Long origin,
            Credits remaining) {}

    public PgCreditQueries(DataSource dataSource, EventLog log, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.book = book;
        this.blocks = new CreditBlocks(jdbc, log, book);
    }

    @Override
    public List<CreditEntryView> entries(AccountId account, CreditFilter filter, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        String conditions = conditions(filter, parameters);
        return views(jdbc.sql(ENTRY + conditions + " ORDER BY e.number DESC LIMIT :limit")
                .param("book", book)
                .param("account", account.stream())
                .params(parameters)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list());
    }

    @Override
    public List<CreditEntryView> entriesAt(AccountId account, long position) {
        return views(jdbc.sql(ENTRY + " AND e.position = :position ORDER BY e.number")
                .param("book", book)
                .param("account", account.stream())
                .param("position", position)
                .query((row, n) -> row(row))
                .list());
    }

    @Override
    public List<CreditBlockView> blocks(AccountId account, BlockFilter filter, Instant now, int limit, int offset) {
        return blocks.list(account, filter, now, limit, offset);
    }

    @Override
    public Optional<CreditBlockView> block(String tenant, UUID block) {
        return blocks.find(tenant, block);
    }

    @Override
    public List<RecordedUse> uses(CreditBlockView block, Credits amount) {
        return blocks.uses(block, amount);
    }

    private List<CreditEntryView> views(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Long> positions = rows.stream()
                .flatMap(row ->
                        row.origin() == null ? Stream.of(row.position()) : Stream.of(row.position(), row.origin()))
                .distinct()
                .toList();
        Map<Long, Entry> lines = log.at(positions).stream()
                .map(log::decode)
                .collect(Collectors.toMap(e -> e.position(), e -> (Entry) e.event()));
        return rows.stream().map(row -> view(row, lines)).toList();
    }

    private static Entry line(Map<Long, Entry> lines, long position) {
        Entry line = lines.get(position);
        if (line == null) {
            throw new IllegalStateException("no line of a statement stands at position " + position);
        }
        return line;
    }

    private static CreditEntryView view(Row row, Map<Long, Entry> lines) {
        Entry line = line(lines, row.position());
        CreditPart what = CreditParts.of(line).get(row.part());
        List<ItemFilter> filters = row.origin() == null || what.block() == null
                ? List.of()
                : CreditBlocks.terms(line(lines, row.origin()), what.block()).filters();
        return new CreditEntryView(
                row.number(), line, row.part(), what, row.expiresAt(), row.costBasis(), filters, row.remaining());
    }

    private static Row row(ResultSet row) throws SQLException {
        BigDecimal cost = row.getBigDecimal("cost_basis");
        return new Row(
                row.getLong("number"),
                row.getLong("position"),
                row.getInt("part"),
                Times.readOrNull(row, "expires_at"),
                cost == null ? null : new UnitCost(cost),
                row.getObject("origin", Long.class),
                new Credits(row.getBigDecimal("remaining")));
    }

    private static String conditions(CreditFilter filter, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder();
        add(
                sql,
                parameters,
                "e.type = :type",
                "type",
                filter.type() == null ? null : filter.type().text());
        add(sql, parameters, "e.amount >= :minimum", "minimum", filter.minimum());
        add(sql, parameters, "e.at >= :from", "from", time(filter.from()));
        add(sql, parameters, "e.at > :after", "after", time(filter.after()));
        add(sql, parameters, "e.at <= :until", "until", time(filter.until()));
        add(sql, parameters, "e.at < :before", "before", time(filter.before()));
        add(sql, parameters, "e.number < :number", "number", filter.beforeNumber());
        return sql.toString();
    }

    static void add(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }

    static @Nullable Object time(@Nullable Instant time) {
        return time == null ? null : Times.parameter(time);
    }
}
