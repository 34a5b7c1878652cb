package io.creditledger.projections.usage;

import io.creditledger.projections.RowWriter;
import io.creditledger.projections.usage.UsageFold.Row;
import io.creditledger.projections.usage.UsageFold.Undone;

/** The statements that write the view. */
final class UsageSql {
    private UsageSql() {}

    /** Adds to the rows that are there, but not to those whose events are in already: the caller counts. */
    static final RowWriter<Row> USED_AGAIN = sums(new RowWriter<Row>("""
            UPDATE {schema}.usage u
            SET credits = u.credits + d.credits, count = u.count + d.count,
                input_tokens = u.input_tokens + d.input, output_tokens = u.output_tokens + d.output,
                span_count = u.span_count + d.spans, storage_gb = coalesce(d.storage, u.storage_gb),
                last_seq = d.last_seq,
                first_at = least(u.first_at, d.first_at), last_at = greatest(u.last_at, d.last_at)
            FROM {rows}
            WHERE u.book = d.book AND u.account = d.account AND u.day = d.day AND u.kind = d.kind
                AND u.last_seq < d.first_seq"""));

    /** Begins the rows that are not there. */
    static final RowWriter<Row> USED_FIRST = sums(new RowWriter<Row>("""
            INSERT INTO {schema}.usage
            SELECT book, account, day, kind, credits, count, input, output, spans, storage,
                first_seq, last_seq, first_at, last_at FROM {rows}
            ON CONFLICT DO NOTHING"""));

    static final RowWriter<Row> UNDONE = key(new RowWriter<Row>("""
            UPDATE {schema}.usage u SET credits = u.credits + d.credits FROM {rows}
            WHERE u.book = d.book AND u.account = d.account AND u.day = d.day AND u.kind = d.kind"""));

    static final RowWriter<Undone> AMENDMENT = new RowWriter<Undone>(
                    "INSERT INTO {schema}.amendment SELECT book, account, entry, kind, used_at, credits FROM {rows}")
            .column("account", "text", Undone::account)
            .column("entry", "bigint", Undone::entry)
            .column("kind", "text", Undone::kind)
            .column("used_at", "timestamptz", Undone::usedAt)
            .column("credits", "numeric", Undone::credits);

    private static RowWriter<Row> sums(RowWriter<Row> writer) {
        return key(writer)
                .column("count", "bigint", r -> r.sum().count)
                .column("input", "numeric", r -> r.sum().inputTokens)
                .column("output", "numeric", r -> r.sum().outputTokens)
                .column("spans", "numeric", r -> r.sum().spanCount)
                .column("storage", "numeric", r -> r.sum().storageGb)
                .column("first_seq", "bigint", r -> r.sum().firstSeq)
                .column("last_seq", "bigint", r -> r.sum().lastSeq)
                .column("first_at", "timestamptz", r -> r.sum().firstAt)
                .column("last_at", "timestamptz", r -> r.sum().lastAt);
    }

    private static RowWriter<Row> key(RowWriter<Row> writer) {
        return writer.inOrderOf(r -> r.key().account())
                .column("account", "text", r -> r.key().account())
                .column("day", "date", r -> r.key().day())
                .column("kind", "text", r -> r.key().kind())
                .column("credits", "numeric", r -> r.sum().credits);
    }
}
