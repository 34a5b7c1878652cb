package io.creditledger.projections.payment;

import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Purpose;
import io.creditledger.projections.RowWriter;
import io.creditledger.projections.payment.PaymentFold.Dispute;
import io.creditledger.projections.payment.PaymentFold.Part;
import io.creditledger.projections.payment.PaymentFold.Refund;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that write the view. */
record PaymentSql(Connection connection, String schema, int book) {
    private static final RowWriter<PaymentRow> NEW_PAYMENT = changes(new RowWriter<PaymentRow>("""
            INSERT INTO {schema}.payment
            SELECT book, stream, seq, position, amount, currency, payer, account, source, offer, credits, approved,
                failure, cancelled, received, received_currency, session, intent, charge, invoice, customer, method,
                created, changed, created_position
            FROM {rows} WHERE d.first = 0 ON CONFLICT DO NOTHING"""))
            .column("amount", "bigint", r -> r.creation().amount().minor())
            .column("currency", "text", r -> r.creation().amount().currency().code())
            .column("payer", "text", r -> text(r.creation().payer()))
            .column("created", "timestamptz", r -> r.creation().at())
            .column("created_position", "bigint", r -> r.createdPosition);

    private static final RowWriter<PaymentRow> PAYMENT = changes(new RowWriter<PaymentRow>("""
            UPDATE {schema}.payment p
            SET seq = d.seq, position = d.position, changed_at = d.changed,
                account = coalesce(p.account, d.account), source = coalesce(p.source, d.source),
                offer = coalesce(p.offer, d.offer), credits = coalesce(p.credits, d.credits),
                approved = p.approved OR d.approved, failure = coalesce(p.failure, d.failure),
                cancelled = coalesce(p.cancelled, d.cancelled), received = coalesce(p.received, d.received),
                received_currency = coalesce(p.received_currency, d.received_currency),
                session = coalesce(p.session, d.session), intent = coalesce(p.intent, d.intent),
                charge = coalesce(p.charge, d.charge), invoice = coalesce(p.invoice, d.invoice),
                customer = coalesce(p.customer, d.customer), method = coalesce(p.method, d.method)
            FROM {rows}
            WHERE p.book = d.book AND p.stream = d.stream AND p.seq = d.first - 1"""));

    private static final RowWriter<Refund> REFUND = new RowWriter<Refund>("""
            INSERT INTO {schema}.refund AS r
            SELECT book, stream, refund, amount, currency, failed FROM {rows}
            ON CONFLICT (book, stream, refund) DO UPDATE SET failed = r.failed OR excluded.failed""")
            .column("stream", "text", r -> r.part().stream())
            .column("refund", "text", r -> r.part().id())
            .column("amount", "bigint", r -> r.amount().minor())
            .column("currency", "text", r -> r.amount().currency().code())
            .column("failed", "boolean", Refund::failed);

    private static final RowWriter<Dispute> NEW_DISPUTE = stage(new RowWriter<Dispute>("""
            INSERT INTO {schema}.dispute SELECT book, stream, dispute, amount, currency, stage FROM {rows}"""))
            .column("amount", "bigint", r -> r.opened().minor())
            .column("currency", "text", r -> r.opened().currency().code());

    private static final RowWriter<Dispute> DISPUTE = stage(new RowWriter<>("""
            UPDATE {schema}.dispute x SET stage = d.stage FROM {rows}
            WHERE x.book = d.book AND x.stream = d.stream AND x.dispute = d.dispute"""));

    private static final RowWriter<MoveRow> NEW_MOVE = progress(new RowWriter<MoveRow>("""
            INSERT INTO {schema}.move
            SELECT book, stream, number, kind, credits, cause, of_number, asked, done, transaction::uuid, refusals,
                refusal, retry
            FROM {rows}"""))
            .column("kind", "text", r -> r.move().kind().name())
            .column("credits", "numeric", r -> r.move().credits())
            .column("cause", "text", r -> r.move().cause())
            .column("of_number", "int", r -> r.move().of());

    private static final RowWriter<MoveRow> MOVE = progress(new RowWriter<>("""
            UPDATE {schema}.move m
            SET asked = coalesce(d.asked, m.asked), done = d.done, transaction = d.transaction::uuid,
                refusals = m.refusals + d.refusals, refusal = coalesce(d.refusal, m.refusal), retry_at = d.retry
            FROM {rows} WHERE m.book = d.book AND m.stream = d.stream AND m.number = d.number"""));

    private static final String NEW_OBJECT =
            "INSERT INTO {schema}.object SELECT book, id, stream FROM {rows} ON CONFLICT DO NOTHING";

    private static final RowWriter<Part> OBJECT =
            new RowWriter<Part>(NEW_OBJECT).column("id", "text", Part::id).column("stream", "text", Part::stream);

    void payments(Collection<PaymentRow> rows) throws SQLException {
        List<PaymentRow> added = rows.stream().filter(PaymentRow::isNew).toList();
        List<PaymentRow> changed = rows.stream().filter(row -> !row.isNew()).toList();
        complete(added, NEW_PAYMENT, row -> row.stream + " at " + (row.first - 1));
        complete(changed, PAYMENT, row -> row.stream + " at " + (row.first - 1));
    }

    void refunds(Collection<Refund> rows) throws SQLException {
        complete(rows, REFUND, row -> row.part().toString());
    }

    void disputes(Collection<Dispute> rows) throws SQLException {
        complete(
                rows.stream().filter(row -> row.amount() != null).toList(),
                NEW_DISPUTE,
                row -> row.part().toString());
        complete(
                rows.stream().filter(row -> row.amount() == null).toList(),
                DISPUTE,
                row -> row.part().toString());
    }

    void moves(Collection<MoveRow> rows) throws SQLException {
        Function<MoveRow, String> name = row -> "move " + row.number + " of " + row.stream;
        complete(rows.stream().filter(row -> row.planned != null).toList(), NEW_MOVE, name);
        complete(rows.stream().filter(row -> row.planned == null).toList(), MOVE, name);
    }

    void objects(Collection<Part> rows) throws SQLException {
        OBJECT.write(connection, schema, book, rows);
    }

    /** Writes the rows, and refuses when not every one could be: the others do not stand right before the batch. */
    private <R> void complete(Collection<R> rows, RowWriter<R> writer, Function<R, String> name) throws SQLException {
        int written = writer.write(connection, schema, book, rows);
        if (written != rows.size()) {
            throw new IllegalStateException((rows.size() - written)
                    + " do not stand right before the batch; expected before it, one of "
                    + rows.stream().map(name).limit(10).toList());
        }
    }

    private static RowWriter<PaymentRow> changes(RowWriter<PaymentRow> writer) {
        return writer.column("stream", "text", r -> r.stream)
                .column("first", "bigint", r -> r.first)
                .column("seq", "bigint", r -> r.seq)
                .column("position", "bigint", r -> r.position)
                .column("changed", "timestamptz", r -> r.changedAt)
                .column("account", "text", r -> bought(r, p -> p.account().stream()))
                .column("source", "text", r -> bought(r, p -> p.source().name()))
                .column("offer", "text", r -> bought(r, Purpose::offer))
                .column("credits", "numeric", r -> bought(r, Purpose::credits))
                .column("approved", "boolean", r -> r.approved)
                .column("failure", "text", r -> r.failure)
                .column("cancelled", "text", r -> r.cancelled)
                .column("received", "bigint", r -> r.received == null ? null : r.received.minor())
                .column("received_currency", "text", r -> currency(r.received))
                .column("session", "text", r -> r.objects.session())
                .column("intent", "text", r -> r.objects.intent())
                .column("charge", "text", r -> r.objects.charge())
                .column("invoice", "text", r -> r.objects.invoice())
                .column("customer", "text", r -> r.objects.customer())
                .column("method", "text", r -> r.objects.method());
    }

    private static RowWriter<Dispute> stage(RowWriter<Dispute> writer) {
        return writer.column("stream", "text", r -> r.part().stream())
                .column("dispute", "text", r -> r.part().id())
                .column("stage", "text", r -> r.stage().name());
    }

    private static RowWriter<MoveRow> progress(RowWriter<MoveRow> writer) {
        return writer.column("stream", "text", r -> r.stream)
                .column("number", "int", r -> r.number)
                .column("asked", "numeric", r -> r.asked)
                .column("done", "boolean", r -> r.done)
                .column("transaction", "text", r -> text(r.transaction))
                .column("refusals", "int", r -> r.refusals)
                .column("refusal", "text", r -> r.refusal)
                .column("retry", "timestamptz", r -> r.retryAt);
    }

    private static @Nullable Object bought(PaymentRow row, Function<Purpose, @Nullable Object> part) {
        return row.purpose == null ? null : part.apply(row.purpose);
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency().code();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
