package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.customer.CustomerCommand.ChangeCustomer;
import io.creditledger.core.customer.CustomerCommand.CreateCustomer;
import io.creditledger.core.customer.CustomerEvent.CustomerCreated;
import io.creditledger.core.customer.CustomerForm;
import io.creditledger.core.customer.Profile;
import io.creditledger.core.customer.ProfileChange;
import io.creditledger.projections.customer.CustomerView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers: made, read, changed, listed. */
@RestController
@RequestMapping("/v1/customers")
@Tag(name = "Customers")
public class CustomerOperations {
    private static final String UTC = "Etc/UTC";

    /** What the published API knows of a customer besides: read over, because the ledger has no use for it. */
    private static final List<String> NOT_KEPT = List.of(
            "accounting_sync_configuration",
            "additional_emails",
            "auto_collection",
            "auto_issuance",
            "default_payment_method_id",
            "payment_configuration",
            "billing_address",
            "email_delivery",
            "hierarchy",
            "payment_provider",
            "payment_provider_id",
            "reporting_configuration",
            "shipping_address",
            "tax_configuration",
            "tax_id");

    private final Customers customers;
    private final Writes writes;
    private final Stamps stamps;

    CustomerOperations(Customers customers, Writes writes, Stamps stamps) {
        this.customers = customers;
        this.writes = writes;
        this.stamps = stamps;
    }

    @Operation(operationId = "createCustomer", summary = "Make a customer; an external id names one customer for ever")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.Customer.class)
    @PostMapping
    public ResponseEntity<CustomerBody> create(Call call, Fields fields) {
        CreateCustomer command = new CreateCustomer(call.tenant(), stamps.id(), stamps.now(), profile(fields));
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        CustomerCreated created = (CustomerCreated) outcome.events().getFirst().event();
        return Answers.written(201, outcome, CustomerBody.of(created.customer(), created.profile(), created.at()));
    }

    @Operation(operationId = "listCustomers", summary = "List customers, newest first")
    @Needs(Scope.READ)
    @GetMapping
    public BillingPage<CustomerBody> list(
            Call call,
            @RequestParam(defaultValue = BillingPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Limits.checked(limit, BillingPage.MAX_LIMIT);
        Long before = Cursor.number(cursor);
        return BillingPage.of(
                customers.list(call, before, limit + 1),
                limit,
                CustomerBody::of,
                view -> Long.toString(view.createdPosition()));
    }

    @Operation(operationId = "fetchCustomer", summary = "Read a customer")
    @Needs(Scope.READ)
    @GetMapping("/{customer_id}")
    public CustomerBody fetch(Call call, @PathVariable("customer_id") String id) {
        return CustomerBody.of(customers.known(call, id));
    }

    @Operation(operationId = "fetchCustomerByExternalId", summary = "Read a customer by its external id")
    @Needs(Scope.READ)
    @GetMapping("/external_customer_id/{external_customer_id}")
    public CustomerBody fetchByExternalId(Call call, @PathVariable("external_customer_id") String external) {
        return CustomerBody.of(customers.named(call, external));
    }

    @Operation(
            operationId = "updateCustomer",
            summary = "Change a customer's name, email, currency or metadata; what is not said stays")
    @Needs(value = Scope.WRITE, key = Key.NONE, body = Bodies.CustomerChange.class)
    @PutMapping("/{customer_id}")
    public CustomerBody update(Call call, @PathVariable("customer_id") String id, Fields fields) {
        return changed(call, customers.known(call, id), fields);
    }

    @Operation(operationId = "updateCustomerByExternalId", summary = "The same by the external id")
    @Needs(value = Scope.WRITE, key = Key.NONE, body = Bodies.CustomerChange.class)
    @PutMapping("/external_customer_id/{external_customer_id}")
    public CustomerBody updateByExternalId(
            Call call, @PathVariable("external_customer_id") String external, Fields fields) {
        return changed(call, customers.named(call, external), fields);
    }

    private CustomerBody changed(Call call, CustomerView customer, Fields fields) {
        ProfileChange change = new ProfileChange(
                fields.optionalText("name", CustomerForm.TEXT),
                fields.optionalText("email", CustomerForm.TEXT),
                fields.optionalText("external_customer_id", CustomerForm.TEXT),
                fields.optionalText("currency", 64),
                MetadataReader.read(fields));
        NOT_KEPT.forEach(fields::has);
        fields.done();
        writes.accepted(call, new ChangeCustomer(customer.id(), stamps.id(), stamps.now(), change), call.key());
        return CustomerBody.of(customers.known(call, customer.id().uuid().toString()));
    }

    private static Profile profile(Fields fields) {
        String timezone = fields.optionalText("timezone", CustomerForm.TEXT);
        Profile profile = new Profile(
                fields.text("name", CustomerForm.TEXT),
                fields.text("email", CustomerForm.TEXT),
                fields.optionalText("external_customer_id", CustomerForm.TEXT),
                timezone == null ? UTC : timezone,
                fields.optionalText("currency", 64),
                fields.metadata("metadata"));
        NOT_KEPT.forEach(fields::has);
        fields.done();
        return profile;
    }
}
