package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Ids;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.TestCard.Approval;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Cards and bank accounts. A well-known id as {@code pm_card_visa} makes a new one whenever it is used. */
final class PaymentMethods {
    /** What describes a new payment method, wherever one can be given. */
    static final String DATA = "type card.number card.exp_month card.exp_year card.cvc card.token"
            + " us_bank_account.account_number us_bank_account.routing_number us_bank_account.account_holder_type"
            + " us_bank_account.account_type billing_details.* allow_redisplay metadata.*";

    private PaymentMethods() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/payment_methods", Params.of(DATA), PaymentMethods::create)
                        .forBrowsers(),
                Route.get(
                        "/v1/payment_methods",
                        Params.of(Lists.PARAMS + " customer type allow_redisplay"),
                        (world, form, id) -> page(world, form, form.text("customer"), "/v1/payment_methods")),
                Route.get("/v1/payment_methods/{id}", Params.of(""), (w, form, id) -> known(w, id, null)),
                Route.post(
                        "/v1/payment_methods/{id}",
                        Params.of("metadata.* billing_details.* allow_redisplay card.exp_month card.exp_year"),
                        PaymentMethods::update),
                Route.post("/v1/payment_methods/{id}/attach", Params.of("customer"), (world, form, id) -> {
                    String customer = form.required("customer");
                    world.referenced(Kind.CUSTOMER, customer, "customer");
                    return attach(world, id, customer, null);
                }),
                Route.post("/v1/payment_methods/{id}/detach", Params.of(""), PaymentMethods::detach));
    }

    /** Makes a payment method of what is sent. */
    static ObjectNode create(World world, Form form, String none) {
        TestCard card = described(form);
        ObjectNode method = make(world, card, Addresses.billing(form.form("billing_details")));
        method.set("metadata", Metadata.of(form));
        method.put("allow_redisplay", form.choice("allow_redisplay", "unspecified", "limited", "always"));
        return method;
    }

    private static TestCard described(Form form) {
        String type = form.choice("type", "card", "us_bank_account");
        Form fields = form.form(type);
        String token = fields.text("token");
        TestCard card = token != null
                ? TestCards.byMethod(token.replaceFirst("^tok_", "pm_card_"))
                : TestCards.byNumber(fields.required(type.equals("card") ? "number" : "account_number"));
        if (card == null || !card.type().equals(type)) {
            throw new ApiError(
                    402, "card_error", "incorrect_number", "Your card number is incorrect.", fields.param("number"));
        }
        return card;
    }

    /** A payment method of the card; its number is remembered apart. */
    static ObjectNode make(World world, TestCard card, ObjectNode billing) {
        ObjectNode method = Json.object();
        method.put("allow_redisplay", "unspecified");
        method.set("billing_details", billing);
        method.set(card.type(), card.bank() ? PaymentDetails.account(card) : PaymentDetails.card(card));
        method.put("created", world.now());
        method.putNull("customer");
        method.putNull("customer_account");
        method.put("livemode", false);
        method.set("metadata", Json.object());
        method.put("type", card.type());
        ObjectNode made = world.create(Kind.PAYMENT_METHOD, "payment_method", method);
        ObjectNode behind = Json.object();
        behind.put("number", card.number());
        behind.put("set_up", card.number().equals(TestCards.SET_UP_ALREADY));
        behind.put("used", false);
        world.change().put(Kind.CARD, Json.textOf(made, "id"), behind);
        return made;
    }

    /** The payment method, to be altered; a well-known id makes a new one. With a parameter to blame: 400, else 404. */
    static ObjectNode known(World world, String id, @Nullable String param) {
        TestCard card = TestCards.byMethod(id);
        if (card != null) {
            return make(world, card, Addresses.billing(Form.parse("")));
        }
        if (param != null) {
            world.referenced(Kind.PAYMENT_METHOD, id, param);
        }
        return world.edit(Kind.PAYMENT_METHOD, id);
    }

    /** How the payment method behaves. */
    static TestCard behind(World world, String id) {
        TestCard card = TestCards.byNumber(Json.textOf(world.known(Kind.CARD, id), "number"));
        if (card == null) {
            throw new IllegalStateException("Nothing behind " + id);
        }
        return card;
    }

    /** Gives the payment method to the customer. A card that is declined cannot be given, as at Stripe. */
    static ObjectNode attach(World world, String id, String customer, @Nullable String param) {
        ObjectNode method = known(world, id, param);
        String own = Json.textOf(method, "id");
        String holder = Json.text(method, "customer");
        TestCard card = behind(world, own);
        if (holder != null && !holder.equals(customer)) {
            throw ApiError.invalid(
                    null, "The payment method you provided has already been attached to a customer.", null);
        }
        if (card.approval() == Approval.DECLINED) {
            throw Declines.error(Declines.reason(card.failure()));
        }
        if (holder == null && Json.flag(world.known(Kind.CARD, own), "used")) {
            throw Declines.usedUp();
        }
        own(world, method, customer);
        return method;
    }

    /** Makes the customer its owner, and says so when that is new. */
    static void own(World world, ObjectNode method, String customer) {
        if (Json.text(method, "customer") == null) {
            method.put("customer", customer);
            world.event("payment_method.attached", method);
        }
    }

    private static ObjectNode detach(World world, Form form, String id) {
        ObjectNode method = world.edit(Kind.PAYMENT_METHOD, id);
        String customer = Json.text(method, "customer");
        if (customer == null) {
            throw ApiError.invalid(
                    null,
                    "The payment method you provided is not attached to a customer so detachment is impossible.",
                    null);
        }
        ObjectNode previous = Json.object();
        previous.put("customer", customer);
        method.putNull("customer");
        world.known(Kind.CARD, id).put("used", true);
        world.event("payment_method.detached", method, previous);
        return method;
    }

    private static ObjectNode update(World world, Form form, String id) {
        ObjectNode before = world.get(Kind.PAYMENT_METHOD, id).deepCopy();
        ObjectNode method = world.edit(Kind.PAYMENT_METHOD, id);
        Metadata.update(method, form);
        if (form.has("billing_details")) {
            method.set("billing_details", Addresses.billing(form.form("billing_details")));
        }
        world.updated("payment_method.updated", before, method);
        return method;
    }

    /** The payment methods of a customer. */
    static ObjectNode page(World world, Form form, @Nullable String customer, String url) {
        return Lists.page(
                world,
                Kind.PAYMENT_METHOD,
                form,
                url,
                method -> customer != null
                        && customer.equals(Json.text(method, "customer"))
                        && Filter.same(form, method, "type"));
    }

    /** A random fingerprint would make one card look like two. */
    static String fingerprint(TestCard card) {
        return (Long.toString(Long.parseLong(card.number()), Character.MAX_RADIX) + "Sandbox0Finger00")
                .substring(0, 16);
    }

    /** A client secret, as of a payment intent. */
    static String clientSecret(String id) {
        return id + "_secret_" + Ids.random(25);
    }
}
