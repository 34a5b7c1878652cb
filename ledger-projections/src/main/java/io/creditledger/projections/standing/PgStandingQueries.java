package io.creditledger.projections.standing;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.projections.Times;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of the view {@value StandingProjection#VIEW}. */
public final class PgStandingQueries implements StandingQueries {
    private final JdbcClient jdbc;
    private final int book;

    public PgStandingQueries(DataSource dataSource, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.book = book;
    }

    @Override
    public List<AccountId> refills(Instant now, @Nullable AccountId after, int limit) {
        return due(StandingFold.REFILL, now, after == null ? "" : Refill.stream(after), limit);
    }

    @Override
    public List<AccountId> renewals(Instant now, @Nullable AccountId after, int limit) {
        return due(StandingFold.RENEWAL, now, after == null ? "" : Renewal.stream(after), limit);
    }

    @Override
    public boolean refillsAutomatically(AccountId account) {
        return jdbc.sql("SELECT active FROM view_standing.standing WHERE book = :book AND stream = :stream")
                .param("book", book)
                .param("stream", Refill.stream(account))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** In the order of the index of those at work, so that a page costs what it shows. */
    private List<AccountId> due(String kind, Instant now, String after, int limit) {
        return jdbc.sql("""
                        SELECT account FROM view_standing.standing
                        WHERE book = :book AND kind = :kind AND stream > :after
                        AND (active AND (due_at IS NULL OR due_at <= :now) OR underway IS NOT NULL)
                        ORDER BY stream LIMIT :limit""")
                .param("book", book)
                .param("kind", kind)
                .param("after", after)
                .param("now", Times.parameter(now))
                .param("limit", limit)
                .query((row, n) -> AccountId.ofStream(row.getString(1)))
                .list();
    }
}
