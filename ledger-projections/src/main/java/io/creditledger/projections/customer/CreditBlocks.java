package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.RecordedDecrement;
import io.creditledger.core.account.RecordedUse;
import io.creditledger.core.account.Restored;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.Times;
import io.creditledger.projections.transaction.Line;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Blocks of customers' credits. What is left in them is the balance view's to say. */
final class CreditBlocks {
    private static final int MOST_USES = 10_000;

    private static final String DELETED = """
            (c.gone OR EXISTS (
                SELECT FROM view_customer.reversal r
                WHERE r.book = c.book AND r.account = c.account AND r.grant_id = c.grant_id
                HAVING sum(r.covered) >= (
                    SELECT sum(g.amount) FROM view_customer.block g
                    WHERE g.book = c.book AND g.account = c.account AND g.grant_id = c.grant_id AND g.bought)))""";

    private static final String BLOCK = "SELECT c.block, c.account, c.position, c.ordered, c.bought, c.pending,"
            + " CASE WHEN c.pending THEN c.amount ELSE b.remaining END AS remaining, " + DELETED + """
             AS deleted
            FROM view_customer.block c
            LEFT JOIN view_balance.block b ON b.book = c.book AND b.account = c.account AND b.block = c.block
            WHERE c.book = :book AND (c.pending OR b.block IS NOT NULL)""";

    private static final String DRAW_ORDER =
            " ORDER BY c.priority, c.expires_at NULLS LAST, c.cost_basis, c.effective_at, c.block";

    /** The latest draws that together are at least the amount and all that was ever undone. */
    private static final String USES = """
            SELECT position FROM (
                SELECT number, position, sum(amount) OVER (ORDER BY number DESC) - amount AS later
                FROM view_customer.entry
                WHERE book = :book AND account = :account AND block = :block AND type = 'decrement') d
            WHERE later < :amount + (
                SELECT coalesce(sum(amount), 0) FROM view_customer.entry
                WHERE book = :book AND account = :account AND block = :block AND type = 'amendment')
            ORDER BY number DESC LIMIT :limit""";

    private final JdbcClient jdbc;
    private final EventLog log;
    private final int book;

    /** A block as the tables have it. */
    private record Row(
            UUID block,
            String account,
            long position,
            @Nullable Long ordered,
            boolean bought,
            boolean pending,
            boolean deleted,
            Credits remaining) {
        Stream<Long> positions() {
            return ordered == null ? Stream.of(position) : Stream.of(position, ordered);
        }
    }

    CreditBlocks(JdbcClient jdbc, EventLog log, int book) {
        this.jdbc = jdbc;
        this.log = log;
        this.book = book;
    }

    List<CreditBlockView> list(AccountId account, BlockFilter filter, Instant now, int limit, int offset) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql = new StringBuilder(BLOCK)
                .append(" AND c.account = :account AND NOT ")
                .append(DELETED);
        if (!filter.all()) {
            sql.append(" AND (c.pending OR b.live) AND (c.expires_at IS NULL OR c.expires_at > :now)");
            parameters.put("now", Times.parameter(now));
        }
        PgCreditQueries.add(sql, parameters, "c.pending = :pending", "pending", filter.pending());
        PgCreditQueries.add(sql, parameters, "c.effective_at >= :from", "from", PgCreditQueries.time(filter.from()));
        PgCreditQueries.add(sql, parameters, "c.effective_at > :after", "after", PgCreditQueries.time(filter.after()));
        PgCreditQueries.add(sql, parameters, "c.effective_at <= :until", "until", PgCreditQueries.time(filter.until()));
        PgCreditQueries.add(
                sql, parameters, "c.effective_at < :before", "before", PgCreditQueries.time(filter.before()));
        return views(jdbc.sql(sql + DRAW_ORDER + " LIMIT :limit OFFSET :offset")
                .param("book", book)
                .param("account", account.stream())
                .params(parameters)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> row(row))
                .list());
    }

    Optional<CreditBlockView> find(String tenant, UUID block) {
        List<Row> rows = jdbc.sql(BLOCK + " AND c.block = :block")
                .param("book", book)
                .param("block", block)
                .query((row, n) -> row(row))
                .list();
        return views(rows).stream()
                .filter(view -> view.account().tenant().equals(tenant))
                .findFirst();
    }

    List<RecordedUse> uses(CreditBlockView block, Credits amount) {
        List<Long> positions = jdbc.sql(USES)
                .param("book", book)
                .param("account", block.account().stream())
                .param("block", block.terms().block())
                .param("amount", amount.value())
                .param("limit", MOST_USES)
                .query((row, n) -> row.getLong(1))
                .list();
        return entries(positions).values().stream()
                .sorted((a, b) -> Long.compare(b.entry(), a.entry()))
                .map(entry -> use(entry, block.terms()))
                .toList();
    }

    private static RecordedUse use(Entry entry, BlockTerms terms) {
        if (entry instanceof CreditsDecremented e) {
            return new RecordedUse(
                    e.id(),
                    new RecordedDecrement(drawn(e.draws(), terms), Credits.ZERO, e.usage(), e.at(), e.metered()));
        }
        if (entry instanceof HoldCaptured e) {
            return new RecordedUse(
                    e.id(), new RecordedDecrement(drawn(e.draws(), terms), Credits.ZERO, e.usage(), e.at()));
        }
        throw new IllegalStateException("entry " + entry.entry() + " is no decrement");
    }

    private static List<Restored> drawn(List<Draw> draws, BlockTerms terms) {
        return draws.stream()
                .filter(draw -> draw.block().equals(terms.block()))
                .map(draw -> new Restored(terms, draw.amount()))
                .toList();
    }

    private List<CreditBlockView> views(List<Row> rows) {
        Map<Long, Entry> origins =
                entries(rows.stream().flatMap(Row::positions).distinct().toList());
        return rows.stream().map(row -> view(row, origins)).toList();
    }

    private static CreditBlockView view(Row row, Map<Long, Entry> origins) {
        Entry asked = origin(origins, row.ordered() == null ? row.position() : row.ordered());
        return new CreditBlockView(
                AccountId.ofStream(row.account()),
                terms(origin(origins, row.position()), row.block()),
                row.remaining(),
                row.bought(),
                note(asked).metadata(),
                row.pending(),
                row.deleted());
    }

    private static Entry origin(Map<Long, Entry> origins, long position) {
        Entry origin = origins.get(position);
        if (origin == null) {
            throw new IllegalStateException("no line of a statement stands at position " + position);
        }
        return origin;
    }

    /** The terms of a block as the line that made it has them. */
    static BlockTerms terms(Entry origin, UUID block) {
        List<BlockTerms> begun = origin instanceof CreditsOrdered e ? List.of(e.block()) : Line.begun(origin);
        return begun.stream()
                .filter(terms -> terms.block().equals(block))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no event made block " + block));
    }

    private static Note note(Entry origin) {
        if (origin instanceof CreditsPurchased e) {
            return e.note();
        } else if (origin instanceof CreditsOrdered e) {
            return e.note();
        } else if (origin instanceof CreditsGranted e) {
            return e.note();
        } else if (origin instanceof BlockExpiryChanged e) {
            return e.note();
        } else if (origin instanceof DecrementAmended e) {
            return e.note();
        } else if (origin instanceof PurchaseReinstated e) {
            return e.note();
        }
        throw new IllegalStateException("entry " + origin.entry() + " made no block");
    }

    private Map<Long, Entry> entries(List<Long> positions) {
        return positions.isEmpty()
                ? Map.of()
                : log.at(positions).stream().map(log::decode).collect(Collectors.toMap(e -> e.position(), e ->
                        (Entry) e.event()));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("block", UUID.class),
                row.getString("account"),
                row.getLong("position"),
                row.getObject("ordered", Long.class),
                row.getBoolean("bought"),
                row.getBoolean("pending"),
                row.getBoolean("deleted"),
                new Credits(row.getBigDecimal("remaining")));
    }
}
