package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Invoicing;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Owner;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the view {@value CustomerProjection#VIEW} says that invoices stand; what they say is in the events. */
public final class PgInvoiceQueries implements InvoiceQueries {
    private static final String INVOICE = """
            SELECT i.invoice, i.account, i.position, i.paid, i.voided, array(
                SELECT r.position FROM view_customer.reversal r
                WHERE r.book = i.book AND r.account = i.account AND r.grant_id = b.grant_id
                ORDER BY r.position) AS returned
            FROM view_customer.invoice i
            JOIN view_customer.block b ON b.book = i.book AND b.block = i.block
            WHERE i.book = :book""";

    private static final String OF_GRANT = INVOICE + """
             AND i.account = :account AND b.grant_id = (
                SELECT grant_id FROM view_customer.block WHERE book = :book AND block = :block)
            ORDER BY i.position""";

    private static final String LISTED = INVOICE + """
             AND i.position < :before AND (%s)
                AND CASE WHEN i.paid IS NOT NULL THEN :paid WHEN i.voided IS NOT NULL THEN :voided ELSE :issued END
            ORDER BY i.position DESC LIMIT :limit""";

    private static final String OF_TENANT = LISTED.formatted("split_part(i.account, '/', 1) = :whose");
    private static final String OF_CUSTOMER = LISTED.formatted("split_part(i.account, '@', 1) = :whose");

    private final JdbcClient jdbc;
    private final EventLog log;
    private final int book;

    /** An invoice as the table has it. */
    private record Row(
            UUID invoice,
            String account,
            long position,
            @Nullable Long paid,
            @Nullable Long voided,
            List<Long> returned) {}

    public PgInvoiceQueries(DataSource dataSource, EventLog log, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.book = book;
    }

    @Override
    public Optional<InvoiceView> invoice(String tenant, UUID invoice) {
        return Optional.ofNullable(invoices(tenant, List.of(invoice)).get(invoice));
    }

    @Override
    public Map<UUID, InvoiceView> invoices(String tenant, Collection<UUID> invoices) {
        if (invoices.isEmpty()) {
            return Map.of();
        }
        return views(jdbc.sql(INVOICE + " AND i.invoice = ANY (:invoices)")
                        .param("book", book)
                        .param("invoices", invoices.toArray(UUID[]::new))
                        .query((row, n) -> row(row))
                        .list())
                .stream()
                .filter(view -> view.account().tenant().equals(tenant))
                .collect(Collectors.toMap(InvoiceView::invoice, view -> view));
    }

    @Override
    public List<InvoiceView> invoices(InvoiceFilter filter, int limit) {
        CustomerId customer = filter.customer();
        return views(jdbc.sql(customer == null ? OF_TENANT : OF_CUSTOMER)
                .param("book", book)
                .param("whose", customer == null ? filter.tenant() : credits(customer))
                .param("before", filter.before() == null ? Long.MAX_VALUE : filter.before())
                .param("issued", filter.issued())
                .param("paid", filter.paid())
                .param("voided", filter.voided())
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list());
    }

    /** What the streams of all of a customer's accounts begin with, whatever their unit. */
    private static String credits(CustomerId customer) {
        Owner owner = new Owner.Customer(customer.uuid().toString());
        return new AccountId(customer.tenant(), owner, AccountId.CREDITS).stream();
    }

    @Override
    public List<InvoiceView> ofBlock(CreditBlockView block) {
        return views(jdbc.sql(OF_GRANT)
                .param("book", book)
                .param("account", block.account().stream())
                .param("block", block.terms().block())
                .query((row, n) -> row(row))
                .list());
    }

    private List<InvoiceView> views(List<Row> rows) {
        List<Long> positions =
                rows.stream().flatMap(row -> positions(row).stream()).distinct().toList();
        Map<Long, LedgerEvent> events = positions.isEmpty()
                ? Map.of()
                : log.at(positions).stream()
                        .map(log::decode)
                        .collect(Collectors.toMap(RecordedEvent::position, RecordedEvent::event));
        return rows.stream().map(row -> view(row, events)).toList();
    }

    private static List<Long> positions(Row row) {
        List<Long> positions = new ArrayList<>(row.returned());
        positions.add(row.position());
        for (Long closed : Arrays.asList(row.paid(), row.voided())) {
            if (closed != null) {
                positions.add(closed);
            }
        }
        return positions;
    }

    private static InvoiceView view(Row row, Map<Long, LedgerEvent> events) {
        LedgerEvent paid = row.paid() == null ? null : events.get(row.paid());
        LedgerEvent voided = row.voided() == null ? null : events.get(row.voided());
        List<PurchaseReversed> returned = row.returned().stream()
                .map(p -> (PurchaseReversed) events.get(p))
                .toList();
        AccountId account = AccountId.ofStream(row.account());
        Issue issue = issue(events.get(row.position()));
        return new InvoiceView(
                account,
                row.invoice(),
                issue.number(),
                row.position(),
                issue.event().at(),
                issue.terms(),
                issue.how(),
                issue.note(),
                paid instanceof InvoicePaid payment ? payment : null,
                voided == null ? null : voided.at(),
                returned);
    }

    /** What the line that issued an invoice says. */
    private record Issue(LedgerEvent event, long number, BlockTerms terms, Invoicing how, Note note) {}

    private static Issue issue(@Nullable LedgerEvent line) {
        if (line instanceof CreditsOrdered e) {
            return new Issue(e, e.entry(), e.block(), e.invoice(), e.note());
        }
        if (line instanceof CreditsPurchased e && e.invoice() != null) {
            return new Issue(e, e.entry(), e.blocks().getFirst().terms(), e.invoice(), e.note());
        }
        throw new IllegalStateException("no line issued an invoice");
    }

    private static Row row(ResultSet row) throws SQLException {
        Long[] returned = (Long[]) row.getArray("returned").getArray();
        return new Row(
                row.getObject("invoice", UUID.class),
                row.getString("account"),
                row.getLong("position"),
                row.getObject("paid", Long.class),
                row.getObject("voided", Long.class),
                Arrays.asList(returned));
    }
}
