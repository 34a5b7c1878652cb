package io.creditledger.projections.usage;

import io.creditledger.projections.RowWriter;
import io.creditledger.projections.usage.UsageFold.Row;
import io.creditledger.projections.usage.UsageFold.Undone;

/** The statements that write the view. */
final class UsageSql {
    private UsageSql() {}

    /** Leaves out rows whose events are in already: the caller counts. */
    static final RowWriter<Row> USED = key(new RowWriter<Row>("""
            INSERT INTO {schema}.usage AS u
            SELECT book, account, day, kind, credits, count, input, output, spans, storage,
                first_seq, last_seq, first_at, last_at FROM {rows}
            ON CONFLICT (book, account, day, kind) DO UPDATE
            SET credits = u.credits + excluded.credits, count = u.count + excluded.count,
                input_tokens = u.input_tokens + excluded.input_tokens,
                output_tokens = u.output_tokens + excluded.output_tokens,
                span_count = u.span_count + excluded.span_count,
                storage_gb = coalesce(excluded.storage_gb, u.storage_gb),
                last_seq = excluded.last_seq,
                first_at = least(u.first_at, excluded.first_at), last_at = greatest(u.last_at, excluded.last_at)
            WHERE u.last_seq < excluded.first_seq"""))
            .column("count", "bigint", r -> r.sum().count)
            .column("input", "numeric", r -> r.sum().inputTokens)
            .column("output", "numeric", r -> r.sum().outputTokens)
            .column("spans", "numeric", r -> r.sum().spanCount)
            .column("storage", "numeric", r -> r.sum().storageGb)
            .column("first_seq", "bigint", r -> r.sum().firstSeq)
            .column("last_seq", "bigint", r -> r.sum().lastSeq)
            .column("first_at", "timestamptz", r -> r.sum().firstAt)
            .column("last_at", "timestamptz", r -> r.sum().lastAt);

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

    private static RowWriter<Row> key(RowWriter<Row> writer) {
        return writer.column("account", "text", r -> r.key().account())
                .column("day", "date", r -> day(r))
                .column("kind", "text", r -> r.key().kind())
                .column("credits", "numeric", r -> r.sum().credits);
    }

    private static String day(Row row) {
        String iso = row.key().day().toString();
        return iso.startsWith("+") ? iso.substring(1) : iso;
    }
}
