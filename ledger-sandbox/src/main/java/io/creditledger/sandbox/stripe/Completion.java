package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a checkout session: paid, proven at the bank, paid by a bank days later, or expired. */
public final class Completion {
    private static final Set<String> DONE = Set.of("succeeded", "processing", "requires_capture");

    private Completion() {}

    /** Who pays on the hosted page, and with which number. */
    public record Payer(
            String number, @Nullable String email, @Nullable String name) {}

    /** Pays an open session; a decline is thrown, and has happened. Whether it is complete shows its status. */
    public static void pay(World world, String id, Payer payer) {
        ObjectNode session = world.edit(Kind.CHECKOUT_SESSION, id);
        TestCard card = TestCards.byNumber(payer.number());
        if (card == null) {
            throw Declines.error(
                    new Declines.Reason("incorrect_number", "incorrect_number", "Your card number is incorrect."));
        }
        session.set("customer_details", details(payer.email(), payer.name()));
        customer(world, session, payer);
        if (Json.number(session, "amount_total") == 0) {
            complete(world, session, "no_payment_required");
            return;
        }
        ObjectNode billing = Json.like("{'address':{'city':null,'country':'US','line1':null,'line2':null,"
                + "'postal_code':null,'state':null},'email':null,'name':null,'phone':null,'tax_id':null}");
        billing.put("email", payer.email());
        billing.put("name", payer.name());
        ObjectNode method = PaymentMethods.make(world, card, billing);
        ObjectNode intent = intent(world, session);
        Confirmation.checkUsable(world, intent, method);
        intent.put("payment_method", Json.textOf(method, "id"));
        Confirmation.attempt(world, intent, World.BASE + "/c/pay/" + id + "/return", false);
        finish(world, id);
    }

    /** Completes the session when its payment has come far enough. */
    public static void finish(World world, String id) {
        ObjectNode session = world.edit(Kind.CHECKOUT_SESSION, id);
        String intent = Json.text(session, "payment_intent");
        if (intent == null || !"open".equals(Json.text(session, "status"))) {
            return;
        }
        String status = Json.textOf(world.known(Kind.PAYMENT_INTENT, intent), "status");
        if (DONE.contains(status)) {
            complete(world, session, status.equals("succeeded") ? "paid" : "unpaid");
        }
    }

    private static void complete(World world, ObjectNode session, String paymentStatus) {
        session.put("status", "complete");
        session.put("payment_status", paymentStatus);
        session.putNull("url");
        if (!paymentStatus.equals("unpaid")) {
            Invoices.ofSession(world, session);
        }
        world.event("checkout.session.completed", session);
    }

    private static void customer(World world, ObjectNode session, Payer payer) {
        String id = Json.textOf(session, "id");
        boolean needed = "always".equals(Json.text(session, "customer_creation"))
                || Json.has(world.known(Kind.TERMS, id), "setup_future_usage")
                || Json.flag(Json.objectOf(session, "invoice_creation"), "enabled");
        if (needed && Json.text(session, "customer") == null) {
            ObjectNode customer = Customers.make(world, payer.email(), payer.name());
            session.put("customer", Json.textOf(customer, "id"));
            world.event("customer.created", customer);
        }
    }

    /** The session's payment intent, made with the first attempt to pay. */
    private static ObjectNode intent(World world, ObjectNode session) {
        String known = Json.text(session, "payment_intent");
        if (known != null) {
            return world.known(Kind.PAYMENT_INTENT, known);
        }
        ObjectNode terms = world.known(Kind.TERMS, Json.textOf(session, "id"));
        ObjectNode intent =
                PaymentIntents.make(world, Json.number(session, "amount_total"), Json.textOf(session, "currency"));
        intent.set("payment_method_types", session.get("payment_method_types").deepCopy());
        intent.put("customer", Json.text(session, "customer"));
        intent.set("metadata", Json.objectOf(terms, "metadata").deepCopy());
        for (String field : List.of(
                "description",
                "receipt_email",
                "setup_future_usage",
                "statement_descriptor",
                "statement_descriptor_suffix",
                "transfer_group",
                "capture_method")) {
            intent.put(field, Json.text(terms, field));
        }
        session.put("payment_intent", Json.textOf(intent, "id"));
        world.event("payment_intent.created", intent);
        return intent;
    }

    /** A bank has answered a payment that was processing: those who wait for the session's money hear of it. */
    static void bankAnswered(World world, ObjectNode intent) {
        ObjectNode session = ofIntent(world, Json.textOf(intent, "id"));
        if (session == null || !"complete".equals(Json.text(session, "status"))) {
            return;
        }
        boolean paid = "succeeded".equals(Json.text(intent, "status"));
        if (paid) {
            session.put("payment_status", "paid");
            Invoices.ofSession(world, session);
        }
        world.event("checkout.session.async_payment_" + (paid ? "succeeded" : "failed"), session);
    }

    /** The session that made the payment intent; null when none did. */
    public static @Nullable ObjectNode ofIntent(World world, String intent) {
        List<ObjectNode> found = world.change()
                .all(Kind.CHECKOUT_SESSION, session -> intent.equals(Json.text(session, "payment_intent")));
        return found.isEmpty() ? null : world.known(Kind.CHECKOUT_SESSION, Json.textOf(found.getFirst(), "id"));
    }

    /** Closes a session that nobody paid in time, or that the seller gave up. */
    static void expireIfOpen(World world, String id) {
        ObjectNode session = world.known(Kind.CHECKOUT_SESSION, id);
        if (!"open".equals(Json.text(session, "status"))) {
            return;
        }
        session.put("status", "expired");
        session.putNull("url");
        String intent = Json.text(session, "payment_intent");
        if (intent != null) {
            Captures.cancel(world, world.known(Kind.PAYMENT_INTENT, intent), null);
        }
        world.event("checkout.session.expired", session);
    }

    /** What is known of the buyer. */
    static ObjectNode details(@Nullable String email, @Nullable String name) {
        ObjectNode details = Json.like("{'address':{'city':null,'country':'US','line1':null,'line2':null,"
                + "'postal_code':null,'state':null},'business_name':null,'email':null,'individual_name':null,"
                + "'name':null,'phone':null,'tax_exempt':'none','tax_ids':[]}");
        details.put("email", email);
        details.put("name", name);
        return details;
    }
}
