package io.creditledger.projections.balance;

import io.creditledger.core.eventstore.FilterCodec;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.RowWriter;
import io.creditledger.projections.balance.BalanceFold.Key;
import java.util.UUID;
import java.util.stream.Stream;

/** The statements that write the view. */
final class BalanceSql {
    private static final String NUMBER = "numeric";

    private BalanceSql() {}

    /** What a hold pins of one block. */
    record Pin(String account, UUID hold, UUID block, Credits amount) {
        static Stream<Pin> of(HoldRow row) {
            return row.pinned.entrySet().stream()
                    .map(pin -> new Pin(row.account, row.hold, pin.getKey(), pin.getValue()));
        }
    }

    static final RowWriter<AccountRow> NEW_ACCOUNT = counts(new RowWriter<AccountRow>("""
            INSERT INTO {schema}.account
            SELECT book, account, negative, threshold, opened, balance, debt, overdraft, entry, seq, position
            FROM {rows} ON CONFLICT DO NOTHING"""))
            .column("negative", "boolean", r -> BalanceTables.settings(r).negativeAllowed())
            .column("threshold", NUMBER, r -> BalanceTables.settings(r).lowBalanceThreshold())
            .column("opened", "timestamptz", r -> r.openedAt);

    static final RowWriter<AccountRow> ACCOUNT = counts(new RowWriter<AccountRow>("""
            UPDATE {schema}.account a
            SET balance = CASE WHEN d.entry = 0 THEN a.balance ELSE d.balance END,
                debt = a.debt + d.debt,
                held_overdraft = a.held_overdraft + d.overdraft,
                entry = CASE WHEN d.entry = 0 THEN a.entry ELSE d.entry END,
                seq = d.seq,
                position = d.position,
                negative_allowed = coalesce(d.negative, a.negative_allowed),
                low_balance_threshold = coalesce(d.threshold, a.low_balance_threshold)
            FROM {rows}
            WHERE a.book = d.book AND a.account = d.account AND a.seq = d.first - 1"""))
            .column("first", "bigint", r -> r.first)
            .column("negative", "boolean", r -> r.settings == null ? null : r.settings.negativeAllowed())
            .column("threshold", NUMBER, r -> r.settings == null ? null : r.settings.lowBalanceThreshold());

    /** The first row of the batch whose account stands elsewhere than right before it; -1: there is no account. */
    static final RowWriter<AccountRow> MISPLACED = new RowWriter<AccountRow>("""
            SELECT d.account, d.first, coalesce(a.seq, -1) AS seq
            FROM {rows} LEFT JOIN {schema}.account a ON a.book = d.book AND a.account = d.account
            WHERE a.xmin IS DISTINCT FROM pg_current_xact_id()::xid AND coalesce(a.seq, -1) <> d.first - 1
            ORDER BY d.account LIMIT 1""")
            .column("account", "text", r -> r.account)
            .column("first", "bigint", r -> r.first);

    static final RowWriter<BlockRow> NEW_BLOCK = sums(new RowWriter<BlockRow>("""
            INSERT INTO {schema}.block
            SELECT d.book, d.account, d.block, d.grant_id, d.amount, d.source, d.effective, d.expires, d.priority,
                d.cost, d.remaining, d.held, d.spent, d.forfeited, d.reversed, d.moved, d.repaid, d.remaining > 0,
                coalesce(d.offer, o.offer), coalesce(d.payment, o.payment), d.filters
            FROM {rows} LEFT JOIN LATERAL (
                SELECT b.offer, b.payment FROM {schema}.block b
                WHERE NOT d.funded AND b.book = d.book AND b.account = d.account AND b.grant_id = d.grant_id
                LIMIT 1) o ON true"""))
            .column("grant_id", "uuid", r -> r.fixed().grant())
            .column("amount", NUMBER, r -> r.fixed().amount())
            .column("source", "text", r -> r.fixed().source().name())
            .column("effective", "timestamptz", r -> r.fixed().effectiveAt())
            .column("expires", "timestamptz", r -> r.fixed().expiresAt())
            .column("priority", "int", r -> r.fixed().priority())
            .column("cost", NUMBER, r -> r.fixed().costBasis())
            .column("repaid", NUMBER, r -> r.repaid)
            .column("funded", "boolean", r -> r.funding != null)
            .column("filters", "text", r -> FilterCodec.encode(r.fixed().filters()))
            .column("offer", "text", r -> r.funding == null ? null : r.funding.offer())
            .column("payment", "text", r -> r.funding == null ? null : r.funding.payment());

    /** Blocks from which a batch only spent: nearly all. */
    static final RowWriter<BlockRow> SPENT_BLOCK = new RowWriter<BlockRow>("""
            UPDATE {schema}.block b
            SET remaining = b.remaining + d.remaining, spent = b.spent + d.spent, live = b.remaining + d.remaining > 0
            FROM {rows}
            WHERE b.book = d.book AND b.account = d.account AND b.block = d.block""")
            .inOrderOf(r -> r.account)
            .column("account", "text", r -> r.account)
            .column("block", "uuid", r -> r.block)
            .column("remaining", NUMBER, r -> r.remaining)
            .column("spent", NUMBER, r -> r.spent);

    static final RowWriter<BlockRow> BLOCK = sums(new RowWriter<BlockRow>("""
            UPDATE {schema}.block b
            SET remaining = b.remaining + d.remaining, held = b.held + d.held, spent = b.spent + d.spent,
                forfeited = b.forfeited + d.forfeited, reversed = b.reversed + d.reversed, moved = b.moved + d.moved,
                live = b.remaining + d.remaining > 0
            FROM {rows}
            WHERE b.book = d.book AND b.account = d.account AND b.block = d.block"""));

    static final RowWriter<HoldRow> HOLD = new RowWriter<HoldRow>("""
            INSERT INTO {schema}.hold
            SELECT book, account, hold, placed, amount, overdraft, expires, placed_at FROM {rows}
            ON CONFLICT (book, account, hold) DO UPDATE SET amount = excluded.amount, overdraft = excluded.overdraft""")
            .column("account", "text", r -> r.account)
            .column("hold", "uuid", r -> r.hold)
            .column("placed", NUMBER, r -> r.placed)
            .column("amount", NUMBER, HoldRow::amount)
            .column("overdraft", NUMBER, r -> r.overdraft)
            .column("expires", "timestamptz", r -> r.expiresAt)
            .column("placed_at", "timestamptz", r -> r.placedAt);

    static final RowWriter<Pin> DRAW = new RowWriter<Pin>(
                    "INSERT INTO {schema}.hold_draw SELECT book, account, hold, block, amount FROM {rows}")
            .column("account", "text", Pin::account)
            .column("hold", "uuid", Pin::hold)
            .column("block", "uuid", Pin::block)
            .column("amount", NUMBER, Pin::amount);

    static final RowWriter<Key> HOLD_GONE = keys(new RowWriter<Key>("DELETE FROM {schema}.hold h USING {rows}"
            + " WHERE h.book = d.book AND h.account = d.account AND h.hold = d.id"));

    static final RowWriter<Key> DRAW_GONE = keys(new RowWriter<Key>("DELETE FROM {schema}.hold_draw h USING {rows}"
            + " WHERE h.book = d.book AND h.account = d.account AND h.hold = d.id"));

    static final RowWriter<Key> KNOWN_HOLD = keys(new RowWriter<Key>("""
            SELECT h.account, h.hold, h.placed, h.overdraft, h.expires_at, h.placed_at, w.block, w.amount
            FROM {rows} JOIN {schema}.hold h ON h.book = d.book AND h.account = d.account AND h.hold = d.id
            LEFT JOIN {schema}.hold_draw w ON w.book = d.book AND w.account = d.account AND w.hold = d.id"""));

    private static RowWriter<Key> keys(RowWriter<Key> writer) {
        return writer.column("account", "text", Key::account).column("id", "uuid", Key::id);
    }

    private static RowWriter<AccountRow> counts(RowWriter<AccountRow> writer) {
        return writer.inOrderOf(r -> r.account)
                .column("account", "text", r -> r.account)
                .column("balance", NUMBER, r -> r.balance)
                .column("debt", NUMBER, r -> r.debt)
                .column("overdraft", NUMBER, r -> r.heldOverdraft)
                .column("entry", "bigint", r -> r.entry)
                .column("seq", "bigint", r -> r.seq)
                .column("position", "bigint", r -> r.position);
    }

    private static RowWriter<BlockRow> sums(RowWriter<BlockRow> writer) {
        return writer.inOrderOf(r -> r.account)
                .column("account", "text", r -> r.account)
                .column("block", "uuid", r -> r.block)
                .column("remaining", NUMBER, r -> r.remaining)
                .column("held", NUMBER, r -> r.held)
                .column("spent", NUMBER, r -> r.spent)
                .column("forfeited", NUMBER, r -> r.forfeited)
                .column("reversed", NUMBER, r -> r.reversed)
                .column("moved", NUMBER, r -> r.moved);
    }
}
