package io.creditledger.api.billing;

import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.OpenInvoice;
import io.creditledger.core.account.Owner;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.projections.customer.CreditBlockView;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.InvoiceFilter;
import io.creditledger.projections.customer.InvoiceQueries;
import io.creditledger.projections.customer.InvoiceView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Invoices of bought credits, with whose they are. */
final class Invoices {
    private final InvoiceQueries invoices;
    private final CustomerQueries customers;
    private final Reads reads;

    Invoices(InvoiceQueries invoices, CustomerQueries customers, Reads reads) {
        this.invoices = invoices;
        this.customers = customers;
        this.reads = reads;
    }

    /** @throws Problem 404 when the tenant has no such invoice */
    InvoiceView known(Call call, String invoice) {
        UUID id = Customers.uuid(invoice);
        reads.await(call, Views.CUSTOMER, call.tenant());
        return Optional.ofNullable(id)
                .flatMap(uuid -> invoices.invoice(call.tenant(), uuid))
                .orElseThrow(() -> Problem.unknown("Invoice", invoice));
    }

    /** An invoice whole. */
    Map<String, @Nullable Object> body(Call call, String invoice) {
        InvoiceView view = known(call, invoice);
        return InvoiceBody.of(view, customer(view.account()));
    }

    /** Of a block, in few words each. */
    List<InvoiceSummary> ofBlock(CreditBlockView block) {
        CustomerView customer = customer(block.account());
        return invoices.ofBlock(block).stream()
                .map(view -> InvoiceBody.summary(view, customer))
                .toList();
    }

    /** What these lines of a customer's statements issued, as it stands now. */
    Map<UUID, InvoiceView> issuedBy(CustomerView customer, Stream<Entry> lines) {
        List<UUID> issued = lines.filter(Invoices::issues)
                .map(line -> OpenInvoice.of(line.id()))
                .toList();
        return invoices.invoices(customer.id().tenant(), issued);
    }

    private static boolean issues(Entry line) {
        return line instanceof CreditsOrdered || line instanceof CreditsPurchased e && e.invoice() != null;
    }

    /**
     * A page of them, the last issued first.
     *
     * @param only whose; null: all of the tenant's
     */
    BillingPage<Map<String, @Nullable Object>> list(
            Call call, @Nullable CustomerView only, Set<String> statuses, int limit, @Nullable String cursor) {
        Limits.checked(limit, BillingPage.MAX_LIMIT);
        InvoiceFilter filter = new InvoiceFilter(
                call.tenant(),
                only == null ? null : only.id(),
                statuses.contains("issued"),
                statuses.contains("paid"),
                statuses.contains("void"),
                Cursor.number(cursor));
        reads.await(call, Views.CUSTOMER, call.tenant());
        Map<AccountId, CustomerView> known = new HashMap<>();
        return BillingPage.of(
                invoices.invoices(filter, limit + 1),
                limit,
                view -> InvoiceBody.of(view, known.computeIfAbsent(view.account(), this::customer)),
                view -> Long.toString(view.position()));
    }

    /** Whose an account is. */
    CustomerView customer(AccountId account) {
        if (account.owner() instanceof Owner.Customer owner) {
            CustomerId id = new CustomerId(account.tenant(), UUID.fromString(owner.customer()));
            return customers.customer(id).orElseThrow(() -> new IllegalStateException(id + " is not in the view"));
        }
        throw new IllegalStateException(account + " is no customer's");
    }
}
