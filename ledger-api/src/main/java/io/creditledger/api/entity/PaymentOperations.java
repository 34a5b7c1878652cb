package io.creditledger.api.entity;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Entities;
import io.creditledger.api.entity.Paying.Order;
import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.Sales;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Currency;
import io.creditledger.core.money.Money;
import io.creditledger.projections.tier.TierView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operations 5 to 7: users pay. */
@RestController("entityPaymentOperations")
@RequestMapping("/api")
@Tag(name = "Entity credits")
public class PaymentOperations {
    private final Paying paying;
    private final TierPurchases purchases;
    private final Entities entities;
    private final Currency currency;

    public PaymentOperations(Paying paying, TierPurchases purchases, Entities entities, Sales sales) {
        this.paying = paying;
        this.purchases = purchases;
        this.entities = entities;
        this.currency = sales.tierCurrency();
    }

    /** An intent as the published client knows it. */
    record IntentBody(@Nullable String clientSecret, String intentId) {}

    @Operation(
            operationId = "createPaymentIntent",
            summary = "Create a payment intent for a user of an entity; with creditsTierId at the tier's price")
    @Needs(value = Scope.WRITE, users = true, key = Key.OPTIONAL, body = Bodies.CreateIntent.class, provider = true)
    @PostMapping("/entities/{entityId}/users/{userId}/create-payment-intent")
    public Answer<IntentBody> create(
            Call call, @PathVariable String entityId, @PathVariable String userId, Fields fields) {
        String user = Users.about(call, userId);
        String tier = fields.optionalText("creditsTierId", 200);
        String other = fields.optionalText("forEntityId", 128);
        Billing billing = fields.within("cardData", PaymentOperations::billing);
        Wanted wanted = fields.within("intentData", data -> wanted(data.numbersOnly(), tier == null));
        fields.done();
        String entity = other == null || other.isEmpty() ? entityId : other;
        entities.known(call, entityId);
        AccountId payer = payer(call, entity, user);
        Money amount = wanted.amount();
        Order order = new Order(payer, amount, tier, wanted.method(), billing, wanted.description());
        Intent intent = paying.begin(
                call,
                order,
                () -> tier == null
                        ? purchases.deal(Objects.requireNonNull(amount), entities.tiers(call, entity, false))
                        : purchases.deal(payer, offer(call, entity, tier)));
        return Answer.of(new IntentBody(intent.clientSecret(), intent.id()));
    }

    @Operation(operationId = "approvePayment", summary = "Approve a payment of an entity's user")
    @Needs(value = Scope.WRITE, users = true, body = Bodies.ApprovePayment.class, provider = true)
    @PostMapping("/entities/{entityId}/approve-payment")
    public Answer<Void> approve(Call call, @PathVariable String entityId, Fields fields) {
        String alias = fields.optionalText("paymentIntentId", 255);
        String intent = alias == null || fields.has("intentId") ? fields.text("intentId", 255) : alias;
        fields.done();
        entities.known(call, entityId);
        paying.approve(call, entityId, intent);
        return Answer.done();
    }

    @Operation(operationId = "makePayment", summary = "Make a payment at once; it grants nothing by itself")
    @Needs(value = Scope.WRITE, users = true, key = Key.OPTIONAL, body = Bodies.Pay.class, provider = true)
    @PostMapping("/payment/pay")
    public Answer<Map<String, String>> pay(Call call, Fields fields) {
        String method = fields.text("id", 255);
        Money amount = Objects.requireNonNullElse(
                fields.within("product", product -> money(product.numbersOnly(), "price", currency)),
                new Money(0, currency));
        Billing billing = fields.within("cardData", PaymentOperations::billing);
        Whom whom = fields.within("info", Whom::of);
        fields.done();
        String user = Users.about(call, whom.user());
        AccountId payer = payer(call, whom.entity(), user);
        paying.pay(call, new Order(payer, amount, null, method, billing, null), amount);
        return Answer.of(Map.of());
    }

    private record Wanted(
            @Nullable Money amount,
            @Nullable String method,
            @Nullable String description) {}

    private record Whom(String entity, @Nullable String user) {
        static Whom of(Fields info) {
            return new Whom(info.text("entityId", 128), info.optionalText("userId", 128));
        }
    }

    private AccountId payer(Call call, String entity, String user) {
        entities.known(call, entity);
        return Users.account(call, entity, user);
    }

    private TierView offer(Call call, String entity, String tier) {
        TierView offer = entities.tier(call, entity, tier);
        if (offer.retired()) {
            throw Problem.notFound("Tier " + tier);
        }
        if (offer.terms().price().signum() == 0) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "Tier '" + tier + "' costs nothing: buy it without payment.");
        }
        return offer;
    }

    /** The amount is in major units, as prices are; with a tier it is not looked at. */
    private Wanted wanted(Fields data, boolean amountCounts) {
        String given = data.optionalText("currency", 3);
        String code = given == null ? currency.code() : given.toLowerCase(Locale.ROOT);
        Money amount = null;
        if (!Currency.isCode(code)) {
            data.error("currency", "must be a code of three letters such as usd.", "currency");
        } else if (amountCounts) {
            amount = money(data, "amount", new Currency(code));
        }
        return new Wanted(amount, said(data, "paymentMethodId", 255), said(data, "name", 500));
    }

    private static @Nullable Money money(Fields fields, String name, Currency currency) {
        BigDecimal major = fields.decimal(name);
        if (major == null) {
            fields.error(name, "must be an amount in major units.", "missing");
            return null;
        }
        try {
            return Money.ofMajor(major, currency);
        } catch (IllegalArgumentException e) {
            fields.error(name, "cannot be paid: " + e.getMessage() + ".", "amount");
            return null;
        }
    }

    private static Billing billing(Fields card) {
        Billing there = card.within("address", PaymentOperations::address);
        String country = Countries.code(said(card, "country", 64));
        String zip = said(card, "zip", 32);
        return new Billing(
                said(card, "email", 512),
                said(card, "name", 256),
                country == null ? there.country() : country,
                zip == null ? there.postalCode() : zip,
                there.city(),
                there.state(),
                there.line1(),
                there.line2());
    }

    private static Billing address(Fields address) {
        return new Billing(
                null,
                null,
                Countries.code(said(address, "country", 64)),
                said(address, "postal_code", 32),
                said(address, "city", 128),
                said(address, "state", 128),
                said(address, "line1", 256),
                said(address, "line2", 256));
    }

    /** Forms send an empty text where nothing was filled in; the provider takes none. */
    private static @Nullable String said(Fields fields, String name, int maxLength) {
        String text = fields.optionalText(name, maxLength);
        return text == null || text.isBlank() ? null : text;
    }
}
