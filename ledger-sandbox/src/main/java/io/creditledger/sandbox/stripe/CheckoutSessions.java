package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A hosted page on which somebody pays once; what happens there stands in {@link Completion}. */
final class CheckoutSessions {
    private static final Duration USUALLY_OPEN = Duration.ofHours(24);
    private static final Duration OPEN_AT_LEAST = Duration.ofMinutes(30);
    private static final String NEW = "mode success_url cancel_url ui_mode client_reference_id customer customer_email"
            + " customer_creation customer_update.* expires_at locale metadata.* payment_method_types submit_type"
            + " currency allow_promotion_codes billing_address_collection automatic_tax.enabled origin_context"
            + " phone_number_collection.enabled saved_payment_method_options.* payment_method_options.*"
            + " invoice_creation.enabled invoice_creation.invoice_data.description"
            + " invoice_creation.invoice_data.footer invoice_creation.invoice_data.metadata.*"
            + " payment_intent_data.capture_method payment_intent_data.description payment_intent_data.metadata.*"
            + " payment_intent_data.receipt_email payment_intent_data.setup_future_usage"
            + " payment_intent_data.statement_descriptor payment_intent_data.statement_descriptor_suffix"
            + " payment_intent_data.transfer_group " + LineItems.PARAMS;

    private CheckoutSessions() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/checkout/sessions", Params.of(NEW), CheckoutSessions::create),
                Route.get(
                        "/v1/checkout/sessions",
                        Params.of(Lists.PARAMS + " customer payment_intent status customer_details.email"),
                        CheckoutSessions::list),
                Route.get(
                        "/v1/checkout/sessions/{id}",
                        Params.of(""),
                        (world, form, id) -> world.get(Kind.CHECKOUT_SESSION, id)),
                Route.post("/v1/checkout/sessions/{id}", Params.of("metadata.*"), (world, form, id) -> {
                    ObjectNode session = world.edit(Kind.CHECKOUT_SESSION, id);
                    Metadata.update(session, form);
                    return session;
                }),
                Route.get(
                        "/v1/checkout/sessions/{id}/line_items",
                        Params.of(Lists.PARAMS),
                        (world, form, id) ->
                                LineItems.page(world, form, Json.textOf(world.get(Kind.CHECKOUT_SESSION, id), "id"))),
                Route.post("/v1/checkout/sessions/{id}/expire", Params.of(""), CheckoutSessions::expire));
    }

    private static ObjectNode create(World world, Form form, String none) {
        refuseOthers(form);
        List<ObjectNode> items = LineItems.make(world, form);
        ObjectNode session = fields(world, form, items);
        ObjectNode created = world.create(Kind.CHECKOUT_SESSION, "checkout.session", session);
        String id = Json.textOf(created, "id");
        created.put("url", World.BASE + "/c/pay/" + id);
        world.change().put(Kind.TERMS, id, terms(form, items));
        long expires = Json.number(created, "expires_at");
        Due.after(world, Duration.ofSeconds(expires - world.now()), Due.SESSION_EXPIRES, id);
        return created;
    }

    private static void refuseOthers(Form form) {
        String mode = form.required("mode");
        form.choice("mode", "payment", "setup", "subscription");
        if (!mode.equals("payment")) {
            throw ApiError.invalid(null, "The sandbox only has the mode `payment`.", "mode");
        }
        form.choice("ui_mode", "hosted_page");
        form.required("success_url");
        Urls.checkWeb(form, "success_url");
        Urls.checkWeb(form, "cancel_url");
        if (form.flagOf("automatic_tax", "enabled") || form.flagOf("phone_number_collection", "enabled")) {
            throw ApiError.invalid(null, "The sandbox computes no tax and asks for no phone.", null);
        }
    }

    private static ObjectNode fields(World world, Form form, List<ObjectNode> items) {
        ObjectNode session = Json.like("{'adaptive_pricing':{'enabled':false},'after_expiration':null,"
                + "'allow_promotion_codes':null,'amount_subtotal':0,'amount_total':0,"
                + "'automatic_tax':{'enabled':false,'liability':null,'provider':null,'status':null},"
                + "'billing_address_collection':null,'cancel_url':null,'client_reference_id':null,"
                + "'client_secret':null,'collected_information':null,'consent':null,'consent_collection':null,"
                + "'created':0,'currency':null,'currency_conversion':null,'custom_fields':[],"
                + "'custom_text':{'after_submit':null,'shipping_address':null,'submit':null,"
                + "'terms_of_service_acceptance':null},'customer':null,'customer_account':null,"
                + "'customer_creation':'if_required','customer_details':null,'customer_email':null,'discounts':[],"
                + "'expires_at':0,'integration_identifier':null,'invoice':null,'invoice_creation':null,"
                + "'livemode':false,'locale':null,"
                + "'managed_payments':null,'metadata':{},'mode':'payment','origin_context':null,"
                + "'payment_intent':null,'payment_link':null,'payment_method_collection':'if_required',"
                + "'payment_method_configuration_details':null,"
                + "'payment_method_options':{'card':{'request_three_d_secure':'automatic'}},"
                + "'payment_method_types':['card'],'payment_status':'unpaid','permissions':null,"
                + "'phone_number_collection':{'enabled':false},'recovered_from':null,"
                + "'saved_payment_method_options':null,'setup_intent':null,'shipping_address_collection':null,"
                + "'shipping_cost':null,'shipping_options':[],'status':'open','submit_type':null,"
                + "'subscription':null,'success_url':null,'total_details':{'amount_discount':0,"
                + "'amount_shipping':0,'amount_tax':0},'ui_mode':'hosted_page','url':null,'wallet_options':null}");
        long total = items.stream()
                .mapToLong(item -> Json.number(item, "amount_total"))
                .sum();
        String currency = Json.textOf(items.getFirst(), "currency");
        if (total > 0) {
            Amounts.check(total, currency, "line_items");
        }
        session.put("amount_subtotal", total);
        session.put("amount_total", total);
        session.put("created", world.now());
        session.put("currency", currency);
        session.put("expires_at", expiry(world, form));
        for (String text : List.of(
                "success_url",
                "cancel_url",
                "client_reference_id",
                "customer_email",
                "locale",
                "submit_type",
                "billing_address_collection",
                "origin_context")) {
            session.put(text, form.text(text));
        }
        session.set("metadata", Metadata.of(form));
        session.set("invoice_creation", InvoiceCreation.of(form.form("invoice_creation")));
        if (form.has("payment_method_types")) {
            session.set("payment_method_types", Json.array(form.texts("payment_method_types")));
        }
        customer(world, form, session);
        return session;
    }

    private static void customer(World world, Form form, ObjectNode session) {
        String customer = form.text("customer");
        if (customer == null) {
            session.put("customer_creation", form.choice("customer_creation", "if_required", "always"));
            return;
        }
        if (form.has("customer_creation") || form.has("customer_email")) {
            throw ApiError.invalid(
                    null,
                    "You may only specify one of these parameters: customer, "
                            + (form.has("customer_email") ? "customer_email" : "customer_creation") + ".",
                    "customer");
        }
        ObjectNode known = world.referenced(Kind.CUSTOMER, customer, "customer");
        session.put("customer", customer);
        session.putNull("customer_creation");
        session.set("customer_details", Completion.details(Json.text(known, "email"), Json.text(known, "name")));
    }

    private static long expiry(World world, Form form) {
        Long asked = form.integer("expires_at");
        long expires = asked == null ? world.now() + USUALLY_OPEN.toSeconds() : asked;
        long open = expires - world.now();
        if (open < OPEN_AT_LEAST.toSeconds() || open > USUALLY_OPEN.toSeconds()) {
            throw ApiError.invalid(
                    null,
                    "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout"
                            + " Session creation.",
                    "expires_at");
        }
        return expires;
    }

    private static ObjectNode terms(Form form, List<ObjectNode> items) {
        ObjectNode terms = Json.object();
        terms.set(
                "items",
                Json.array(items.stream().map(item -> Json.textOf(item, "id")).toList()));
        Form data = form.form("payment_intent_data");
        for (String field : List.of(
                "description",
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_group")) {
            terms.put(field, data.text(field));
        }
        terms.put("capture_method", data.choice("capture_method", "automatic_async", "automatic", "manual"));
        if (data.has("setup_future_usage")) {
            terms.put("setup_future_usage", data.choice("setup_future_usage", "off_session", "on_session"));
        }
        terms.set("metadata", Metadata.of(data));
        return terms;
    }

    private static ObjectNode expire(World world, Form form, String id) {
        ObjectNode session = world.edit(Kind.CHECKOUT_SESSION, id);
        String status = Json.textOf(session, "status");
        if (!status.equals("open")) {
            throw ApiError.invalid(
                    null,
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a"
                            + " status of `" + status + "`.",
                    null);
        }
        Completion.expireIfOpen(world, id);
        return session;
    }

    private static ObjectNode list(World world, Form form, String none) {
        return Lists.page(
                world,
                Kind.CHECKOUT_SESSION,
                form,
                "/v1/checkout/sessions",
                session -> Filter.same(form, session, "customer")
                        && Filter.same(form, session, "payment_intent")
                        && Filter.same(form, session, "status"));
    }
}
