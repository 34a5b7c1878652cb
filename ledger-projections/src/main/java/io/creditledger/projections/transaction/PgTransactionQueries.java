package io.creditledger.projections.transaction;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.Metered;
import io.creditledger.core.account.RecordedDecrement;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.core.account.Restored;
import io.creditledger.core.account.Usage;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of the view {@value TransactionProjection#VIEW}; the details of a line come from its event. */
public final class PgTransactionQueries implements TransactionQueries {
    private final JdbcClient jdbc;
    private final Lines lines;
    private final int book;

    public PgTransactionQueries(DataSource dataSource, EventLog log, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.lines = new Lines(jdbc, log, book);
        this.book = book;
    }

    @Override
    public List<TransactionView> list(AccountId account, TransactionFilter filter, int limit) {
        LineCondition condition = LineCondition.of(filter);
        List<Long> positions = jdbc.sql("SELECT position FROM view_transaction.transaction"
                        + " WHERE book = :book AND account = :account" + condition.sql()
                        + " ORDER BY entry DESC LIMIT :limit")
                .param("book", book)
                .param("account", account.stream())
                .params(condition.parameters())
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
        return lines.at(account, positions).reversed();
    }

    @Override
    public Optional<TransactionView> find(AccountId account, UUID transaction) {
        List<Long> position = jdbc.sql("SELECT position FROM view_transaction.transaction"
                        + " WHERE book = :book AND id = :id AND account = :account LIMIT 1")
                .param("book", book)
                .param("id", transaction)
                .param("account", account.stream())
                .query((row, number) -> row.getLong(1))
                .list();
        return lines.at(account, position).stream().findFirst();
    }

    @Override
    public Optional<RecordedDecrement> recordedDecrement(AccountId account, UUID transaction) {
        Optional<Entry> entry = find(account, transaction).map(TransactionView::event);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (entry.get() instanceof CreditsDecremented e) {
            return Optional.of(recorded(account, e.draws(), e.overdraft(), e.usage(), e.at(), e.metered()));
        }
        if (entry.get() instanceof HoldCaptured e) {
            return Optional.of(recorded(account, e.draws(), e.overdraft(), e.usage(), e.at(), null));
        }
        return Optional.empty();
    }

    private RecordedDecrement recorded(
            AccountId account,
            List<Draw> draws,
            Credits overdraft,
            Usage usage,
            Instant at,
            @Nullable Metered metered) {
        var terms = lines.terms(account, draws.stream().map(Draw::block).toList());
        List<Restored> parts = draws.stream()
                .map(draw -> new Restored(Lines.known(terms, draw.block()), draw.amount()))
                .toList();
        return new RecordedDecrement(parts, overdraft, usage, at, metered);
    }

    /** What was forfeited and the account's last entry are read in one statement, so that they belong together. */
    @Override
    public Optional<RecordedPurchase> recordedPurchase(AccountId account, UUID transaction) {
        Optional<Entry> entry = find(account, transaction).map(TransactionView::event);
        if (entry.isPresent() && entry.get() instanceof CreditsPurchased purchase) {
            return jdbc.sql("""
                            SELECT a.entry, (
                                SELECT coalesce(sum(b.forfeited), 0) FROM view_balance.block b
                                WHERE b.book = a.book AND b.account = a.account AND b.grant_id = :grant) AS forfeited
                            FROM view_balance.account a WHERE a.book = :book AND a.account = :account""")
                    .param("book", book)
                    .param("account", account.stream())
                    .param("grant", transaction)
                    .query((row, n) -> new RecordedPurchase(
                            purchase.amount(), new Credits(row.getBigDecimal("forfeited")), row.getLong("entry")))
                    .optional();
        }
        return Optional.empty();
    }
}
