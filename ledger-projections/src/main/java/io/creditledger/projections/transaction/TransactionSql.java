package io.creditledger.projections.transaction;

import io.creditledger.projections.RowWriter;
import io.creditledger.projections.transaction.TransactionFold.Begun;
import io.creditledger.projections.transaction.TransactionFold.Paid;
import io.creditledger.projections.transaction.TransactionFold.Row;
import java.util.Locale;

/** The statements that write the view. */
final class TransactionSql {
    private TransactionSql() {}

    /** First lines of the batch that do not follow the last line of their account. */
    static final RowWriter<Row> MISPLACED = new RowWriter<Row>("""
            SELECT d.account, d.entry, l.entry + 1 AS expected
            FROM {rows} CROSS JOIN LATERAL (
                SELECT coalesce(max(t.entry), 0) AS entry FROM {schema}.transaction t
                WHERE t.book = d.book AND t.account = d.account) l
            WHERE l.entry <> d.entry - 1 ORDER BY d.account LIMIT 1""")
            .column("account", "text", Row::account)
            .column("entry", "bigint", r -> r.entry().entry());

    static final RowWriter<Row> LINE = new RowWriter<Row>("""
            INSERT INTO {schema}.transaction
            SELECT book, account, entry, position, seq, id, type, kind, change, balance, occurred, recorded
            FROM {rows}""")
            .inOrderOf(Row::account)
            .column("account", "text", Row::account)
            .column("entry", "bigint", r -> r.entry().entry())
            .column("position", "bigint", r -> r.recorded().position())
            .column("seq", "bigint", r -> r.recorded().seq())
            .column("id", "uuid", r -> r.entry().id())
            .column("type", "text", r -> Line.type(r.entry()).name().toLowerCase(Locale.ROOT))
            .column("kind", "text", r -> Line.kind(r.entry()))
            .column("change", "numeric", r -> r.entry().change())
            .column("balance", "numeric", r -> r.entry().balance())
            .column("occurred", "timestamptz", r -> Line.occurredAt(r.entry()))
            .column("recorded", "timestamptz", r -> r.recorded().recordedAt());

    static final RowWriter<Begun> BLOCK = new RowWriter<Begun>(
                    "INSERT INTO {schema}.block SELECT book, account, block, grant_id, position FROM {rows}")
            .column("account", "text", Begun::account)
            .column("block", "uuid", b -> b.terms().block())
            .column("grant_id", "uuid", b -> b.terms().grant())
            .column("position", "bigint", Begun::position);

    static final RowWriter<Paid> PURCHASE = new RowWriter<Paid>(
                    "INSERT INTO {schema}.purchase SELECT book, account, grant_id, payment FROM {rows}")
            .column("account", "text", Paid::account)
            .column("grant_id", "uuid", Paid::grant)
            .column("payment", "text", Paid::payment);
}
