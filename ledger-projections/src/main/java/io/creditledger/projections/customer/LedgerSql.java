package io.creditledger.projections.customer;

import io.creditledger.projections.RowWriter;
import io.creditledger.projections.customer.LedgerFold.Account;
import io.creditledger.projections.customer.LedgerFold.Begun;
import io.creditledger.projections.customer.LedgerFold.Gone;
import io.creditledger.projections.customer.LedgerFold.Numbered;
import io.creditledger.projections.customer.LedgerFold.Reversed;

/** The statements that write customers' ledgers. */
final class LedgerSql {
    private LedgerSql() {}

    static final RowWriter<Account> KNOWN = new RowWriter<Account>("""
            SELECT account, a.entry, a.number
            FROM {rows} JOIN {schema}.account a USING (book, account)""").column("account", "text", a -> a.account);

    static final RowWriter<Account> ACCOUNT = new RowWriter<Account>("""
            INSERT INTO {schema}.account SELECT book, account, entry, number FROM {rows}
            ON CONFLICT (book, account) DO UPDATE SET entry = excluded.entry, number = excluded.number""")
            .inOrderOf(a -> a.account)
            .column("account", "text", a -> a.account)
            .column("entry", "bigint", a -> a.entry)
            .column("number", "bigint", a -> a.number);

    static final RowWriter<Numbered> ENTRY = new RowWriter<Numbered>("""
            INSERT INTO {schema}.entry
            SELECT book, account, number, position, part, type, at, amount, block, effect, starting, ending
            FROM {rows}""")
            .inOrderOf(Numbered::account)
            .column("account", "text", Numbered::account)
            .column("number", "bigint", Numbered::number)
            .column("position", "bigint", n -> n.line().position())
            .column("part", "int", n -> n.line().part())
            .column("type", "text", n -> n.line().what().type().text())
            .column("at", "timestamptz", n -> n.line().entry().at())
            .column("amount", "numeric", n -> n.line().what().amount())
            .column("block", "uuid", n -> n.line().what().block())
            .column("effect", "numeric", n -> n.line().what().effect())
            .column("starting", "numeric", n -> n.line().what().starting())
            .column("ending", "numeric", n -> n.line().what().ending());

    static final RowWriter<Begun> BLOCK = new RowWriter<Begun>("""
            INSERT INTO {schema}.block AS b
            SELECT book, block, account, grant_id, position, amount, began, effective_at, expires_at, priority,
                cost_basis, bought, filtered, pending, false, ordered
            FROM {rows}
            ON CONFLICT (book, block) DO UPDATE
            SET grant_id = excluded.grant_id, position = excluded.position, began = excluded.began,
                bought = excluded.bought, pending = false
            WHERE b.pending""")
            .column("block", "uuid", b -> b.terms().block())
            .column("account", "text", Begun::account)
            .column("grant_id", "uuid", b -> b.terms().grant())
            .column("position", "bigint", Begun::position)
            .column("amount", "numeric", b -> b.terms().amount())
            .column("began", "numeric", Begun::began)
            .column("effective_at", "timestamptz", b -> b.terms().effectiveAt())
            .column("expires_at", "timestamptz", b -> b.terms().expiresAt())
            .column("priority", "int", b -> b.terms().priority())
            .column("cost_basis", "numeric", b -> b.terms().costBasis())
            .column("bought", "boolean", Begun::bought)
            .column("filtered", "boolean", b -> !b.terms().filters().isEmpty())
            .column("pending", "boolean", Begun::pending)
            .column("ordered", "bigint", Begun::ordered);

    static final RowWriter<Reversed> REVERSAL = new RowWriter<Reversed>("""
            INSERT INTO {schema}.reversal
            SELECT book, account, reversal, grant_id, covered, position FROM {rows}""")
            .column("account", "text", Reversed::account)
            .column("reversal", "uuid", r -> r.event().id())
            .column("grant_id", "uuid", r -> r.event().purchase())
            .column("covered", "numeric", r -> r.event().covered())
            .column("position", "bigint", Reversed::position);

    static final RowWriter<Gone> REVERSAL_GONE = new RowWriter<Gone>("""
            DELETE FROM {schema}.reversal r USING {rows}
            WHERE r.book = d.book AND r.account = d.account AND r.reversal = d.reversal""")
            .column("account", "text", Gone::account)
            .column("reversal", "uuid", Gone::reversal);
}
