package io.creditledger.projections.usage;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The answers of the view {@value UsageProjection#VIEW}; days of which only a part is asked for come from the events.
 */
public final class PgUsageQueries implements UsageQueries {
    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;
    private final UsageScan scan;
    private final int book;

    /** A row of the table. */
    record Day(LocalDate day, String kind, UsageSum sum) {}

    public PgUsageQueries(DataSource dataSource, EventLog log, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.oneMoment = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.oneMoment.setReadOnly(true);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.scan = new UsageScan(jdbc, log, book);
        this.book = book;
    }

    @Override
    public List<UsageView> perDay(AccountId account, LocalDate from, LocalDate to) {
        return days(account, from, to).stream()
                .map(d -> d.sum().view(d.day(), d.kind()))
                .toList();
    }

    @Override
    public List<UsageView> between(AccountId account, Instant from, Instant to) {
        if (to.isBefore(from)) {
            return List.of();
        }
        Instant start = Times.within(from);
        Instant end = Times.within(to);
        return oneMoment.execute(status -> {
            List<UsageView> views = new ArrayList<>();
            for (Day day : days(account, UsageSum.day(start), UsageSum.day(end))) {
                boolean whole =
                        !day.sum().firstAt.isBefore(start) && !day.sum().lastAt.isAfter(end);
                boolean none =
                        day.sum().firstAt.isAfter(end) || day.sum().lastAt.isBefore(start);
                UsageSum sum = whole || none ? day.sum() : scan.part(account, day, start, end);
                if (!none && sum.count > 0) {
                    views.add(sum.view(day.day(), day.kind()));
                }
            }
            return views;
        });
    }

    private List<Day> days(AccountId account, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT * FROM view_usage.usage
                        WHERE book = :book AND account = :account AND day BETWEEN :from AND :to ORDER BY day, kind""")
                .param("book", book)
                .param("account", account.stream())
                .param("from", from)
                .param("to", to)
                .query(PgUsageQueries::day)
                .list();
    }

    private static Day day(ResultSet row, int number) throws SQLException {
        UsageSum sum = new UsageSum();
        sum.credits = new Credits(row.getBigDecimal("credits"));
        sum.count = row.getLong("count");
        sum.inputTokens = integer(row, "input_tokens");
        sum.outputTokens = integer(row, "output_tokens");
        sum.spanCount = integer(row, "span_count");
        BigDecimal storage = row.getBigDecimal("storage_gb");
        sum.storageGb = storage;
        sum.firstSeq = row.getLong("first_seq");
        sum.lastSeq = row.getLong("last_seq");
        sum.firstAt = Times.read(row, "first_at");
        sum.lastAt = Times.read(row, "last_at");
        return new Day(row.getObject("day", LocalDate.class), row.getString("kind"), sum);
    }

    private static BigInteger integer(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }
}
