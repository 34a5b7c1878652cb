package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.InvoicePayment;
import com.stripe.model.LineItem;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import io.creditledger.sandbox.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every object is Stripe's: no field that Stripe lacks, no other type, and all fields that Stripe always sends. */
class ShapesTest {
    /** An object, where a list of it is, and the fields that Stripe's description does not require. */
    record Described(Class<? extends StripeObject> model, String path, String mayLack) {}

    static final List<Described> OBJECTS = List.of(
            new Described(
                    PaymentIntent.class,
                    "/v1/payment_intents?expand[]=data.latest_charge.balance_transaction",
                    "allowed_payment_method_types hooks payment_details presentment_details"),
            new Described(
                    Charge.class,
                    "/v1/charges?expand[]=data.refunds",
                    "authorization_code level3 presentment_details transfer"),
            new Described(
                    Session.class,
                    "/v1/checkout/sessions?expand[]=data.line_items&expand[]=data.invoice",
                    "branding_settings excluded_payment_method_types name_collection optional_items"
                            + " presentment_details redirect_on_completion return_url tax_id_collection"),
            new Described(
                    Refund.class,
                    "/v1/refunds",
                    "description failure_balance_transaction failure_reason instructions_email next_action"
                            + " pending_reason presentment_details"),
            new Described(Dispute.class, "/v1/disputes?expand[]=data.charge", "network_reason_code"),
            new Described(
                    Invoice.class,
                    "/v1/invoices?expand[]=data.payments",
                    "amount_paid_off_stripe confirmation_secret threshold_reason deleted"),
            new Described(InvoiceLineItem.class, "/v1/invoices/{invoice}/lines", ""),
            new Described(LineItem.class, "/v1/checkout/sessions/{session}/line_items", "discounts taxes"),
            new Described(InvoicePayment.class, "/v1/invoice_payments", ""),
            new Described(Price.class, "/v1/prices?expand[]=data.product", "currency_options deleted tiers"),
            new Described(Product.class, "/v1/products", "deleted"),
            new Described(
                    Customer.class,
                    "/v1/customers",
                    "business_name cash_balance deleted individual_name invoice_credit_balance sources subscriptions"
                            + " tax tax_ids"),
            new Described(BalanceTransaction.class, "/v1/balance_transactions", ""),
            new Described(Event.class, "/v1/events?limit=100", "account context reason"));

    private static Shop shop;
    private static Session session;

    @BeforeAll
    static void sell() throws Exception {
        shop = new Shop();
        session = shop.open(shop.checkout()
                .setInvoiceCreation(SessionCreateParams.InvoiceCreation.builder()
                        .setEnabled(true)
                        .build())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .setSetupFutureUsage(SessionCreateParams.PaymentIntentData.SetupFutureUsage.OFF_SESSION)
                        .build()));
        String page = session.getUrl().substring(shop.sandbox.baseUrl().length());
        Http.send(shop.sandbox, "POST", page, "email=a%40b.example&number=4000000000000002");
        Http.send(shop.sandbox, "POST", page, "email=a%40b.example&number=4242424242424242");
        session = shop.stripe.v1().checkout().sessions().retrieve(session.getId());
        shop.open(shop.checkout());
        shop.pay("pm_card_authenticationRequired");
        shop.pay("pm_usBankAccount_success");
        PaymentIntent refunded = shop.pay("pm_card_refundFail");
        String refund = Json.textOf(
                Http.asSeller(shop.sandbox, "POST", "/v1/refunds", "amount=100&payment_intent=" + refunded.getId())
                        .body(),
                "id");
        shop.sandbox.settleRefund(refund, "declined");
        shop.pay("pm_card_createDispute");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @FieldSource("OBJECTS")
    void an_object_looks_as_stripe_describes_it(Described described) throws Exception {
        List<JsonNode> data = data(described);
        assertThat(data).isNotEmpty();
        Set<String> mayLack = Set.of(described.mayLack().split(" "));
        assertThat(data)
                .flatExtracting(one -> Shape.complaints((ObjectNode) one, described.model(), mayLack))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("OBJECTS")
    void an_object_is_of_the_type_that_stripe_publishes(Described described) throws Exception {
        assertThat(data(described))
                .isNotEmpty()
                .flatExtracting(one -> StripeTypes.read().complaints(one, type(described.model())))
                .isEmpty();
    }

    /** Also those in events, as they are sent to webhooks; what no object uses is not to be described. */
    @Test
    void everything_described_is_served_and_everything_in_events_is_described() throws Exception {
        StripeTypes types = StripeTypes.read();
        List<String> complaints = new ArrayList<>();
        for (Described described : OBJECTS) {
            data(described).forEach(one -> complaints.addAll(types.complaints(one, type(described.model()))));
        }
        for (JsonNode event : data(OBJECTS.getLast())) {
            JsonNode object = event.at("/data/object");
            complaints.addAll(types.complaints(object, object.at("/object").asString()));
        }
        assertThat(complaints).isEmpty();
        assertThat(types.described()).containsExactlyInAnyOrderElementsOf(types.met());
    }

    @Test
    void a_wrong_type_is_noticed() {
        ObjectNode refund = Json.like("{'id':7,'object':'refund','status':true,'reason':'mood','flavour':'mild',"
                + "'metadata':{'a':1},'charge':{},'currency':null,'destination_details':{'card':{'type':'x'}}}");
        assertThat(StripeTypes.read().complaints(refund, "refund"))
                .contains(
                        "refund.id is no string: 7",
                        "refund.amount is missing",
                        "refund.status is no string|null: true",
                        "refund.flavour is not Stripe's",
                        "refund.metadata{} is no string: 1",
                        "refund.currency is no string: null")
                .anyMatch(complaint -> complaint.startsWith("refund.reason is no 'duplicate'|"));
    }

    private static List<JsonNode> data(Described described) throws Exception {
        String path = described
                .path()
                .replace("{session}", session.getId())
                .replace("{invoice}", String.valueOf(session.getInvoice()));
        return Json.members(Http.asSeller(shop.sandbox, "GET", path, "").body(), "data");
    }

    private static String type(Class<?> model) {
        return model == Session.class
                ? "checkout.session"
                : model == InvoiceLineItem.class ? "invoice_line_item" : name(model);
    }

    @Test
    void the_objects_in_events_look_so_too() throws Exception {
        Map<String, Class<? extends StripeObject>> models = Stream.of(
                        PaymentIntent.class,
                        Charge.class,
                        Refund.class,
                        Dispute.class,
                        Invoice.class,
                        Price.class,
                        Customer.class,
                        PaymentMethod.class,
                        InvoicePayment.class)
                .collect(Collectors.toMap(ShapesTest::name, Function.identity()));
        models.put("checkout.session", Session.class);
        List<JsonNode> events = Json.members(
                Http.asSeller(shop.sandbox, "GET", "/v1/events?limit=100", "").body(), "data");
        assertThat(events).hasSizeGreaterThan(20).allSatisfy(event -> {
            ObjectNode object = Json.objectOf(Json.objectOf(event, "data"), "object");
            Class<?> model = models.get(Json.textOf(object, "object"));
            assertThat(model).as(Json.textOf(object, "object")).isNotNull();
            assertThat(Shape.complaints(object, model, Set.of())).allMatch(complaint -> complaint.endsWith("missing"));
        });
    }

    private static String name(Class<?> model) {
        return model.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void a_wrong_shape_is_noticed() {
        ObjectNode price = Json.like("{'id':7,'flavour':'mild','metadata':{'a':1},'product':{'nome':'x'}}");
        assertThat(Shape.complaints(price, Price.class, Set.of()))
                .contains(
                        "Price.id is no String: 7",
                        "Price.flavour is not Stripe's",
                        "Price.metadata{} is no String: 1",
                        "Price.product.nome is not Stripe's",
                        "Price.currency is missing");
    }
}
