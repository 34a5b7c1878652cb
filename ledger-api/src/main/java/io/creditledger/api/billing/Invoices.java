package io.creditledger.api.billing;

import io.creditledger.api.call.Call;
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
import io.creditledger.projections.customer.InvoiceQueries;
import io.creditledger.projections.customer.InvoiceView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** What a line of the statement issued, as it stands now. */
    List<Map<String, @Nullable Object>> issuedBy(CustomerView customer, Entry line) {
        boolean issues = line instanceof CreditsOrdered || line instanceof CreditsPurchased e && e.invoice() != null;
        return issues
                ? invoices.invoice(customer.id().tenant(), OpenInvoice.of(line.id())).stream()
                        .map(view -> InvoiceBody.of(view, customer))
                        .toList()
                : List.of();
    }

    private CustomerView customer(AccountId account) {
        if (account.owner() instanceof Owner.Customer owner) {
            CustomerId id = new CustomerId(account.tenant(), UUID.fromString(owner.customer()));
            return customers.customer(id).orElseThrow(() -> new IllegalStateException(id + " is not in the view"));
        }
        throw new IllegalStateException(account + " is no customer's");
    }
}
