package io.creditledger.projections.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.projections.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The answers of the view {@value PaymentProjection#VIEW}. */
public final class PgPaymentQueries implements PaymentQueries {
    private static final String OF_ACCOUNT = """
            JOIN view_payment.move m ON m.book = p.book AND m.stream = p.stream AND m.number = 1 AND m.done
            WHERE p.book = :book AND p.account = :account AND m.transaction""";

    private static final String BY_OBJECT = """
            JOIN view_payment.object o ON o.book = p.book AND o.stream = p.stream
            WHERE p.book = :book AND o.id = :object ORDER BY p.created_position LIMIT 1""";

    /** Money in another currency than was paid is about all of it, as {@code Returns} has it. */
    private static final String UNREDEEMED = """
            p.received IS NOT NULL AND p.account IS NULL AND p.received >
                coalesce((SELECT sum(CASE WHEN r.currency = p.received_currency THEN r.amount ELSE p.received END)
                    FROM view_payment.refund r
                    WHERE r.book = p.book AND r.stream = p.stream AND NOT r.failed), 0)
                + coalesce((SELECT sum(CASE WHEN d.currency = p.received_currency THEN d.amount ELSE p.received END)
                    FROM view_payment.dispute d
                    WHERE d.book = p.book AND d.stream = p.stream AND d.stage <> 'WON'), 0)""";

    private final JdbcClient jdbc;
    private final PaymentRows rows;
    private final int book;

    public PgPaymentQueries(DataSource dataSource, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = new PaymentRows(jdbc, book);
        this.book = book;
    }

    @Override
    public Optional<PaymentView> payment(PaymentId payment) {
        return first(
                rows.of(select("WHERE p.book = :book AND p.stream = :stream").param("stream", payment.stream())));
    }

    @Override
    public Optional<PaymentView> byObject(String object) {
        return first(rows.of(select(BY_OBJECT).param("object", object)));
    }

    @Override
    public Optional<PaymentView> byPurchase(AccountId account, UUID transaction) {
        return first(rows.of(select(OF_ACCOUNT + " = :transaction")
                .param("account", account.stream())
                .param("transaction", transaction)));
    }

    @Override
    public Set<UUID> received(AccountId account, Collection<UUID> payments) {
        if (payments.isEmpty()) {
            return Set.of();
        }
        List<String> streams = payments.stream()
                .map(payment -> new PaymentId(account.tenant(), payment).stream())
                .toList();
        return jdbc.sql("""
                        SELECT stream FROM view_payment.payment
                        WHERE book = :book AND stream IN (:streams) AND account = :account AND received IS NOT NULL""")
                .param("book", book)
                .param("streams", streams)
                .param("account", account.stream())
                .query((row, n) -> PaymentId.ofStream(row.getString(1)).uuid())
                .set();
    }

    @Override
    public List<PaymentView> ofAccount(AccountId account, @Nullable Long before, int limit) {
        return rows.of(page("AND p.account = :account", before, limit).param("account", account.stream()));
    }

    @Override
    public List<PaymentView> all(@Nullable Long before, int limit) {
        return rows.of(page("", before, limit));
    }

    @Override
    public List<PaymentView> open(@Nullable String tenant, Set<OpenState> states, @Nullable Long before, int limit) {
        String which = states.stream().map(PgPaymentQueries::condition).collect(Collectors.joining(" OR "));
        String whose = tenant == null ? "" : "AND starts_with(p.stream, :tenant) ";
        StatementSpec page = page(whose + "AND (" + which + ")", before, limit);
        return rows.of(tenant == null ? page : page.param("tenant", tenant + "/"));
    }

    private static String condition(OpenState state) {
        return switch (state) {
            case WAITING -> "p.received IS NULL AND p.cancelled IS NULL";
            case UNREDEEMED -> UNREDEEMED;
        };
    }

    /** A move waits for those before it, so the first that is not done decides. */
    @Override
    public List<PaymentId> due(Instant now, int limit) {
        return jdbc.sql("""
                        SELECT m.stream FROM view_payment.move m
                        WHERE m.book = :book AND NOT m.done AND (m.retry_at IS NULL OR m.retry_at <= :now)
                        AND NOT EXISTS (
                            SELECT FROM view_payment.move b
                            WHERE b.book = m.book AND b.stream = m.stream AND b.number < m.number AND NOT b.done)
                        ORDER BY m.stream LIMIT :limit""")
                .param("book", book)
                .param("now", Times.parameter(now))
                .param("limit", limit)
                .query((row, n) -> PaymentId.ofStream(row.getString(1)))
                .list();
    }

    @Override
    public List<OpenPayment> open(Instant since, Instant before, long after, int limit) {
        return jdbc.sql("""
                        SELECT stream, created_at, created_position FROM view_payment.payment
                        WHERE book = :book AND received IS NULL AND cancelled IS NULL
                        AND created_at >= :since AND created_at < :before AND created_position > :after
                        ORDER BY created_position LIMIT :limit""")
                .param("book", book)
                .param("since", Times.parameter(since))
                .param("before", Times.parameter(before))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new OpenPayment(
                        PaymentId.ofStream(row.getString(1)), Times.read(row, "created_at"), row.getLong(3)))
                .list();
    }

    private StatementSpec page(String condition, @Nullable Long before, int limit) {
        return select("WHERE p.book = :book AND p.created_position < :before " + condition
                        + " ORDER BY p.created_position DESC LIMIT :limit")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit);
    }

    private StatementSpec select(String rest) {
        return jdbc.sql("SELECT p.* FROM view_payment.payment p " + rest).param("book", book);
    }

    private static Optional<PaymentView> first(List<PaymentView> payments) {
        return payments.stream().findFirst();
    }
}
