package io.creditledger.api.org;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.org.Bodies.CheckoutSessionResponse;
import io.creditledger.api.org.Bodies.CreateCheckoutSessionRequest;
import io.creditledger.api.org.Bodies.CreditsPriceResponse;
import io.creditledger.api.org.Bodies.ReceiptResponse;
import io.creditledger.api.payment.Bundles;
import io.creditledger.api.payment.Checkout;
import io.creditledger.api.payment.Checkouts;
import io.creditledger.api.payment.Checkouts.Order;
import io.creditledger.api.payment.Offer;
import io.creditledger.api.payment.Receipts;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.api.security.Tenants;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.transaction.TransactionQueries;
import io.creditledger.projections.transaction.TransactionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an organization pays: price, checkout, receipts. */
@RestController
@RequestMapping("/api/v1/org/{org}/credits")
@Tag(name = "Organization credits")
public class BillingOperations {
    private static final int MAX_BUNDLES = 10;
    private static final int MAX_URL = 10_000;

    private final Organizations organizations;
    private final Reads reads;
    private final TransactionQueries transactions;
    private final Tenants tenants;
    private final Bundles bundles;
    private final Checkouts checkouts;
    private final Receipts receipts;
    private final ClientVersions versions;

    public BillingOperations(
            Organizations organizations,
            Reads reads,
            TransactionQueries transactions,
            Tenants tenants,
            Bundles bundles,
            Checkouts checkouts,
            Receipts receipts,
            ClientVersions versions) {
        this.organizations = organizations;
        this.reads = reads;
        this.transactions = transactions;
        this.tenants = tenants;
        this.bundles = bundles;
        this.checkouts = checkouts;
        this.receipts = receipts;
        this.versions = versions;
    }

    @Operation(operationId = "get_credits_price", summary = "Get credits pricing")
    @Needs(value = Scope.READ, provider = true)
    @GetMapping("/price")
    public CreditsPriceResponse price(
            Call call,
            @PathVariable String org,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        organizations.account(call, org);
        Offer bundle = bundles.bundle();
        return new CreditsPriceResponse(
                bundle.credits().value().longValueExact(),
                bundle.amount().currency().code(),
                bundle.amount().minor(),
                bundle.description(),
                bundle.name());
    }

    @Operation(operationId = "create_checkout_session", summary = "Create a checkout session to buy credits")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = CreateCheckoutSessionRequest.class, provider = true)
    @PostMapping("/checkout")
    public CheckoutSessionResponse checkout(
            Call call,
            @PathVariable String org,
            Fields fields,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        AccountId account = organizations.account(call, org);
        List<String> allowed = tenants.get(call.tenant()).redirectOrigins();
        String success = url(fields, "success_url", allowed);
        String cancel = url(fields, "cancel_url", allowed);
        Long quantity = fields.optionalWhole("quantity", 1, MAX_BUNDLES);
        fields.done();
        Order order = new Order(account, quantity == null ? 1 : quantity.intValue(), success, cancel);
        Checkout checkout = checkouts.open(call, order);
        return new CheckoutSessionResponse(checkout.url(), checkout.session());
    }

    @Operation(
            operationId = "get_credit_transaction_receipt",
            summary = "Resolve the address of the receipt or invoice of a purchase")
    @Needs(value = Scope.READ, provider = true)
    @GetMapping("/transactions/{transaction_id}/receipt")
    public ReceiptResponse receipt(
            Call call,
            @PathVariable String org,
            @PathVariable("transaction_id") UUID transaction,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        AccountId account = organizations.account(call, org);
        reads.await(call, Views.TRANSACTION, account);
        return transactions
                .find(account, transaction)
                .flatMap(line -> page(account, line))
                .map(ReceiptResponse::new)
                .orElseThrow(() -> Problem.notFound("A receipt of transaction " + transaction));
    }

    private Optional<String> page(AccountId account, TransactionView line) {
        return line.event() instanceof CreditsPurchased purchase && purchase.payment() != null
                ? receipts.page(account, purchase.payment())
                : Optional.empty();
    }

    private static String url(Fields fields, String name, @Nullable List<String> allowed) {
        String url = fields.text(name, MAX_URL);
        String flaw = url.isEmpty() && !fields.has(name) ? null : Redirects.flaw(url, allowed);
        if (flaw != null) {
            fields.error(name, flaw, "url");
        }
        return url;
    }
}
