package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of the view {@value BalanceProjection#VIEW}. Each is one statement, so one moment. */
public final class PgBalanceQueries implements BalanceQueries {
    private final JdbcClient jdbc;
    private final int book;

    public PgBalanceQueries(DataSource dataSource, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.book = book;
    }

    @Override
    public Optional<AccountView> account(AccountId account, Instant now) {
        return jdbc.sql(BalanceSelect.ACCOUNT + " AND a.account = :account")
                .param("book", book)
                .param("account", account.stream())
                .param("now", Times.parameter(now))
                .query(BalanceRows::account)
                .optional();
    }

    @Override
    public List<AccountView> accounts(String tenant, @Nullable String after, int limit, Instant now) {
        return jdbc.sql(BalanceSelect.ACCOUNT
                        + " AND a.account > :after AND a.account < :end ORDER BY a.account LIMIT :limit")
                .param("book", book)
                .param("after", tenant + "/" + (after == null ? "" : after))
                .param("end", tenant + "0") // the character after '/'
                .param("limit", limit)
                .param("now", Times.parameter(now))
                .query(BalanceRows::account)
                .list();
    }

    @Override
    public List<BlockView> blocks(AccountId account, boolean all, Instant now, int limit, int offset) {
        String live = all ? "" : " AND live AND (expires_at IS NULL OR expires_at > :now)";
        return jdbc.sql(BalanceSelect.BLOCK + live + BalanceSelect.DRAW_ORDER + " LIMIT :limit OFFSET :offset")
                .param("book", book)
                .param("account", account.stream())
                .param("now", Times.parameter(now))
                .param("limit", limit)
                .param("offset", offset)
                .query(BalanceRows::block)
                .list();
    }

    @Override
    public Optional<BlockView> block(AccountId account, UUID block) {
        return jdbc.sql(BalanceSelect.BLOCK + " AND block = :block")
                .param("book", book)
                .param("account", account.stream())
                .param("block", block)
                .query(BalanceRows::block)
                .optional();
    }

    @Override
    public List<BlockView> blocksOfGrant(AccountId account, UUID grant) {
        return jdbc.sql(BalanceSelect.BLOCK + " AND grant_id = :grant" + BalanceSelect.DRAW_ORDER)
                .param("book", book)
                .param("account", account.stream())
                .param("grant", grant)
                .query(BalanceRows::block)
                .list();
    }

    @Override
    public Credits bought(AccountId account) {
        return new Credits(jdbc.sql("SELECT coalesce(sum(amount - moved), 0) FROM view_balance.block"
                        + " WHERE book = :book AND account = :account"
                        + " AND source IN ('PURCHASE', 'AUTO_REFILL', 'RECURRING')")
                .param("book", book)
                .param("account", account.stream())
                .query(BigDecimal.class)
                .single());
    }

    @Override
    public List<HoldView> holds(AccountId account, Instant now, int limit) {
        return jdbc.sql(BalanceSelect.HOLD)
                .param("book", book)
                .param("account", account.stream())
                .param("now", Times.parameter(now))
                .param("limit", limit)
                .query(BalanceRows::hold)
                .list();
    }

    @Override
    public List<AccountId> due(Instant now, int limit) {
        return jdbc.sql(BalanceSelect.DUE)
                .param("book", book)
                .param("now", Times.parameter(now))
                .param("limit", limit)
                .query((row, n) -> AccountId.ofStream(row.getString(1)))
                .list();
    }
}
