package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.InvoiceVoided;
import io.creditledger.core.account.OpenInvoice;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.RowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices of customers' credits: where each was issued, paid and voided. */
final class InvoiceFold {
    private static final RowWriter<Issued> ISSUED = new RowWriter<Issued>("""
            INSERT INTO {schema}.invoice
            SELECT book, invoice, account, block, position, paid, NULL FROM {rows}""")
            .column("invoice", "uuid", Issued::invoice)
            .column("account", "text", Issued::account)
            .column("block", "uuid", Issued::block)
            .column("position", "bigint", Issued::position)
            .column("paid", "bigint", Issued::paid);

    private static final RowWriter<Closed> PAID = closing("UPDATE {schema}.invoice i SET paid = d.position");
    private static final RowWriter<Closed> VOIDED = closing("UPDATE {schema}.invoice i SET voided = d.position");

    /** Blocks that were ordered and never come. */
    private static final RowWriter<Closed> GONE = new RowWriter<Closed>("""
            UPDATE {schema}.block b SET gone = true
            FROM {rows} JOIN {schema}.invoice i ON i.book = d.book AND i.invoice = d.invoice
            WHERE b.book = d.book AND b.block = i.block AND b.pending""").column("invoice", "uuid", Closed::invoice);

    private final int book;
    private final Map<UUID, Issued> issued = new LinkedHashMap<>();
    private final List<Closed> paid = new ArrayList<>();
    private final List<Closed> voided = new ArrayList<>();

    private record Issued(
            UUID invoice,
            String account,
            UUID block,
            long position,
            @Nullable Long paid) {}

    private record Closed(UUID invoice, long position) {}

    InvoiceFold(int book) {
        this.book = book;
    }

    void add(RecordedEvent recorded, Entry line) {
        if (line instanceof CreditsPurchased e && e.invoice() != null) {
            UUID block = e.blocks().getFirst().terms().block();
            issue(recorded, block, e.invoice().paid() ? recorded.position() : null);
        } else if (line instanceof CreditsOrdered e) {
            issue(recorded, e.block().block(), null);
        }
    }

    void paid(RecordedEvent recorded, InvoicePaid event) {
        paid.add(new Closed(event.invoice(), recorded.position()));
    }

    void voided(RecordedEvent recorded, InvoiceVoided event) {
        voided.add(new Closed(event.invoice(), recorded.position()));
    }

    /** After the blocks: those of void orders are marked. */
    void flush(Connection connection, String schema) throws SQLException {
        ISSUED.write(connection, schema, book, issued.values());
        if (PAID.write(connection, schema, book, paid) != paid.size()
                || VOIDED.write(connection, schema, book, voided) != voided.size()) {
            throw new IllegalStateException("invoices were paid or voided that are not open in the view");
        }
        GONE.write(connection, schema, book, voided);
    }

    private void issue(RecordedEvent recorded, UUID block, @Nullable Long paidAt) {
        UUID invoice = OpenInvoice.of(recorded.event().id());
        issued.put(invoice, new Issued(invoice, recorded.stream(), block, recorded.position(), paidAt));
    }

    private static RowWriter<Closed> closing(String update) {
        return new RowWriter<Closed>(update + """
                 FROM {rows}
                WHERE i.book = d.book AND i.invoice = d.invoice AND i.paid IS NULL AND i.voided IS NULL""")
                .column("invoice", "uuid", Closed::invoice)
                .column("position", "bigint", Closed::position);
    }
}
