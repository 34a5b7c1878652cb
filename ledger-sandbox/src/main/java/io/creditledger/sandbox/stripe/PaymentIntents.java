package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A payment on its way: made, altered, read. What happens to it stands in {@link Confirmation} and {@link Captures}.
 */
final class PaymentIntents {
    private static final String FIELDS = "amount currency customer description metadata.* payment_method"
            + " payment_method_types receipt_email setup_future_usage statement_descriptor statement_descriptor_suffix"
            + " transfer_group shipping.* payment_method_options.* capture_method "
            + prefixed("payment_method_data");

    /** There is nothing yet that an empty text could unset. */
    private static final List<String> CANNOT_BE_EMPTY =
            List.of("customer", "description", "payment_method", "receipt_email");

    private PaymentIntents() {}

    private static String prefixed(String parent) {
        return parent + "." + PaymentMethods.DATA.replace(" ", " " + parent + ".");
    }

    static List<Route> routes() {
        String confirm = " confirm off_session return_url error_on_requires_action mandate_data.* use_stripe_sdk";
        String automatic =
                " automatic_payment_methods.enabled automatic_payment_methods.allow_redirects" + " confirmation_method";
        return List.of(
                Route.post("/v1/payment_intents", Params.of(FIELDS + confirm + automatic), PaymentIntents::create),
                Route.get("/v1/payment_intents", Params.of(Lists.PARAMS + " customer"), PaymentIntents::list),
                Route.get("/v1/payment_intents/{id}", Params.of(""), PaymentIntents::retrieve)
                        .forBrowsers(),
                Route.post("/v1/payment_intents/{id}", Params.of(FIELDS), PaymentIntents::update),
                Route.post(
                                "/v1/payment_intents/{id}/confirm",
                                Params.of("payment_method receipt_email setup_future_usage capture_method shipping.*"
                                        + " payment_method_types payment_method_options.* "
                                        + prefixed("payment_method_data") + confirm),
                                PaymentIntents::confirm)
                        .forBrowsers(),
                Route.post(
                        "/v1/payment_intents/{id}/capture",
                        Params.of("amount_to_capture final_capture metadata.* statement_descriptor"),
                        Captures::capture),
                Route.post("/v1/payment_intents/{id}/cancel", Params.of("cancellation_reason"), Captures::cancel));
    }

    private static ObjectNode create(World world, Form form, String none) {
        long amount = form.requiredInteger("amount");
        String currency = Amounts.currency(form);
        Amounts.check(amount, currency, "amount");
        for (String field : CANNOT_BE_EMPTY) {
            if (form.has(field)) {
                form.required(field);
            }
        }
        boolean confirm = form.flag("confirm", false);
        if (!confirm && form.has("off_session")) {
            throw ApiError.invalid(
                    null, "You cannot pass `off_session` unless `confirm` is set to true.", "off_session");
        }
        ObjectNode intent = make(world, amount, currency);
        types(intent, form);
        alter(world, intent, form);
        intent.put("capture_method", form.choice("capture_method", "automatic_async", "automatic", "manual"));
        intent.put("confirmation_method", form.choice("confirmation_method", "automatic", "manual"));
        intent.set("metadata", Metadata.of(form));
        world.event("payment_intent.created", intent);
        if (confirm) {
            Confirmation.confirm(world, intent, form);
        }
        return intent;
    }

    /** A payment intent of which only the amount is known. */
    static ObjectNode make(World world, long amount, String currency) {
        ObjectNode intent = Json.like("{'amount':0,'amount_capturable':0,'amount_details':{'tip':{}},"
                + "'amount_received':0,'application':null,'application_fee_amount':null,"
                + "'automatic_payment_methods':null,'canceled_at':null,'cancellation_reason':null,"
                + "'capture_method':'automatic_async','client_secret':null,'confirmation_method':'automatic',"
                + "'created':0,'currency':null,'customer':null,'customer_account':null,'description':null,"
                + "'excluded_payment_method_types':null,'last_payment_error':null,'latest_charge':null,"
                + "'livemode':false,'managed_payments':null,'metadata':{},'next_action':null,'on_behalf_of':null,"
                + "'payment_method':null,'payment_method_configuration_details':null,"
                + "'payment_method_options':{'card':{'installments':null,'mandate_options':null,'network':null,"
                + "'request_three_d_secure':'automatic'}},'payment_method_types':['card'],'processing':null,"
                + "'receipt_email':null,'review':null,'setup_future_usage':null,'shipping':null,'source':null,"
                + "'statement_descriptor':null,'statement_descriptor_suffix':null,"
                + "'status':'requires_payment_method','transfer_data':null,'transfer_group':null}");
        intent.put("amount", amount);
        intent.put("created", world.now());
        intent.put("currency", currency);
        ObjectNode made = world.create(Kind.PAYMENT_INTENT, "payment_intent", intent);
        made.put("client_secret", PaymentMethods.clientSecret(Json.textOf(made, "id")));
        return made;
    }

    private static void types(ObjectNode intent, Form form) {
        if (form.has("payment_method_types")) {
            intent.set("payment_method_types", Json.array(form.texts("payment_method_types")));
            return;
        }
        Form automatic = form.form("automatic_payment_methods");
        if (automatic.flag("enabled", true)) {
            ObjectNode methods = intent.putObject("automatic_payment_methods");
            methods.put("allow_redirects", automatic.choice("allow_redirects", "always", "never"));
            methods.put("enabled", true);
            ArrayNode types = intent.putArray("payment_method_types").add("card");
            if ("usd".equals(Json.text(intent, "currency"))) {
                types.add("us_bank_account");
            }
        }
    }

    /** Sets what is sent; a payment method brings the intent to its confirmation. */
    static void alter(World world, ObjectNode intent, Form form) {
        if (form.has("receipt_email")) {
            intent.put("receipt_email", form.email("receipt_email"));
        }
        for (String field :
                List.of("description", "statement_descriptor", "statement_descriptor_suffix", "transfer_group")) {
            if (form.has(field)) {
                intent.put(field, form.text(field));
            }
        }
        if (form.has("setup_future_usage")) {
            String usage = form.text("setup_future_usage");
            intent.put(
                    "setup_future_usage",
                    usage == null ? null : form.choice("setup_future_usage", "off_session", "on_session"));
        }
        String customer = form.text("customer");
        if (customer != null) {
            world.referenced(Kind.CUSTOMER, customer, form.param("customer"));
            intent.put("customer", customer);
        }
        method(world, intent, form);
    }

    private static void method(World world, ObjectNode intent, Form form) {
        String named = form.text("payment_method");
        Form data = form.form("payment_method_data");
        if (named == null && data.isEmpty()) {
            return;
        }
        ObjectNode method = named == null
                ? PaymentMethods.create(world, data, "")
                : PaymentMethods.known(world, named, form.param("payment_method"));
        Confirmation.checkUsable(world, intent, method);
        intent.put("payment_method", Json.textOf(method, "id"));
        if ("requires_payment_method".equals(Json.text(intent, "status"))) {
            intent.put("status", "requires_confirmation");
        }
    }

    private static ObjectNode update(World world, Form form, String id) {
        ObjectNode intent = world.edit(Kind.PAYMENT_INTENT, id);
        String status = Json.textOf(intent, "status");
        boolean money = form.has("amount") || form.has("currency") || form.has("payment_method");
        if (money && !status.startsWith("requires_") || money && status.equals("requires_capture")) {
            throw unexpectedState(
                    intent,
                    "This PaymentIntent's amount could not be updated because it has a status of "
                            + status
                            + ". You may only update the amount of a PaymentIntent with one of the following statuses:"
                            + " requires_payment_method, requires_confirmation, requires_action.");
        }
        if (form.has("currency")) {
            intent.put("currency", Amounts.currency(form));
        }
        if (form.has("amount")) {
            intent.put("amount", form.requiredInteger("amount"));
        }
        Amounts.check(Json.number(intent, "amount"), Json.textOf(intent, "currency"), "amount");
        alter(world, intent, form);
        Metadata.update(intent, form);
        return intent;
    }

    private static ObjectNode confirm(World world, Form form, String id) {
        ObjectNode intent = world.edit(Kind.PAYMENT_INTENT, id);
        checkSecret(intent, form);
        Confirmation.checkOpen(intent);
        alter(world, intent, form);
        Confirmation.confirm(world, intent, form);
        return intent;
    }

    private static ObjectNode retrieve(World world, Form form, String id) {
        ObjectNode intent = world.get(Kind.PAYMENT_INTENT, id);
        checkSecret(intent, form);
        return intent;
    }

    private static void checkSecret(ObjectNode intent, Form form) {
        String secret = form.text("client_secret");
        if (secret != null && !secret.equals(Json.text(intent, "client_secret"))) {
            throw ApiError.invalid(
                    "payment_intent_invalid_parameter",
                    "The client_secret provided does not match the client_secret associated with the PaymentIntent.",
                    "client_secret");
        }
    }

    private static ObjectNode list(World world, Form form, String none) {
        return Lists.page(
                world,
                Kind.PAYMENT_INTENT,
                form,
                "/v1/payment_intents",
                intent -> Filter.same(form, intent, "customer"));
    }

    /** The intent's status does not allow what was asked: 400 with the intent. */
    static ApiError unexpectedState(ObjectNode intent, String message) {
        return ApiError.invalid("payment_intent_unexpected_state", message, null)
                .with("payment_intent", intent.deepCopy());
    }
}
