package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.Declines.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Each attempt to take money, the failed ones too. */
final class Charges {
    private static final String DESCRIPTOR = "LEDGER SANDBOX";

    private Charges() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/v1/charges", Params.of(Lists.PARAMS + " customer payment_intent"), Charges::list),
                Route.get("/v1/charges/{id}", Params.of(""), (world, form, id) -> world.get(Kind.CHARGE, id)),
                Route.post("/v1/charges/{id}", Params.of("description metadata.* receipt_email"), Charges::update));
    }

    private static ObjectNode list(World world, Form form, String none) {
        return Lists.page(
                world,
                Kind.CHARGE,
                form,
                "/v1/charges",
                charge -> Filter.same(form, charge, "customer") && Filter.same(form, charge, "payment_intent"));
    }

    private static ObjectNode update(World world, Form form, String id) {
        ObjectNode before = world.get(Kind.CHARGE, id).deepCopy();
        ObjectNode charge = world.edit(Kind.CHARGE, id);
        for (String field : List.of("description", "receipt_email")) {
            if (form.has(field)) {
                charge.put(field, form.text(field));
            }
        }
        Metadata.update(charge, form);
        world.updated("charge.updated", before, charge);
        return charge;
    }

    /** A charge that the issuer approved; captured at once or later. */
    static ObjectNode approved(World world, ObjectNode intent, TestCard card, boolean captured, boolean proven) {
        ObjectNode charge = attempt(world, intent, card, proven);
        charge.put("status", "succeeded");
        charge.put("paid", true);
        charge.set(
                "outcome",
                Json.like("{'advice_code':null,'network_advice_code':null,"
                        + "'network_decline_code':null,'network_status':'approved_by_network','reason':null,"
                        + "'risk_level':'normal','risk_score':20,'seller_message':'Payment complete.',"
                        + "'type':'authorized'}"));
        if (captured) {
            captured(world, charge, Json.number(charge, "amount"));
        }
        return charge;
    }

    /** A debit that the bank takes days to answer. */
    static ObjectNode pending(World world, ObjectNode intent, TestCard account) {
        ObjectNode charge = attempt(world, intent, account, false);
        charge.put("status", "pending");
        charge.put("captured", true);
        charge.put("amount_captured", Json.number(charge, "amount"));
        charge.set(
                "outcome",
                Json.like("{'advice_code':null,'network_advice_code':null,"
                        + "'network_decline_code':null,'network_status':'approved_by_network','reason':null,"
                        + "'risk_level':'not_assessed','seller_message':'Payment complete.','type':'authorized'}"));
        return charge;
    }

    /** A charge that the issuer declined. */
    static ObjectNode declined(World world, ObjectNode intent, TestCard card, Reason reason, boolean proven) {
        ObjectNode charge = attempt(world, intent, card, proven);
        fail(charge, reason);
        return charge;
    }

    /** Marks the charge as failed. */
    static void fail(ObjectNode charge, Reason reason) {
        charge.put("status", "failed");
        charge.put("paid", false);
        charge.put("captured", false);
        charge.put("amount_captured", 0);
        charge.put("failure_code", reason.code());
        charge.put("failure_message", reason.message());
        ObjectNode outcome = Json.like("{'advice_code':'try_again_later','network_advice_code':null,"
                + "'network_decline_code':'01','network_status':'declined_by_network','risk_level':'normal',"
                + "'risk_score':20,'type':'issuer_declined'}");
        outcome.put("reason", reason.declineCode());
        outcome.put("seller_message", "The bank did not return any further details with this decline.");
        charge.set("outcome", outcome);
    }

    /** Marks so much of the charge as taken: now there is a receipt, and money on the balance. */
    static void captured(World world, ObjectNode charge, long amount) {
        charge.put("captured", true);
        charge.put("amount_captured", amount);
        ObjectNode moved = BalanceTransactions.ofCharge(world, charge, amount);
        charge.put("balance_transaction", Json.textOf(moved, "id"));
        charge.put("receipt_url", World.BASE + "/receipts/" + Json.textOf(charge, "id"));
    }

    private static ObjectNode attempt(World world, ObjectNode intent, TestCard card, boolean proven) {
        ObjectNode charge = Json.like("{'amount':0,'amount_captured':0,'amount_refunded':0,'application':null,"
                + "'application_fee':null,'application_fee_amount':null,'balance_transaction':null,"
                + "'billing_details':null,'captured':false,'created':0,'currency':null,'customer':null,"
                + "'description':null,'disputed':false,'failure_balance_transaction':null,'failure_code':null,"
                + "'failure_message':null,'fraud_details':{},'livemode':false,'metadata':{},'on_behalf_of':null,"
                + "'outcome':null,'paid':false,'payment_intent':null,'payment_method':null,"
                + "'payment_method_details':null,'radar_options':{},'receipt_email':null,'receipt_number':null,"
                + "'receipt_url':null,'refunded':false,'review':null,'shipping':null,'source':null,"
                + "'source_transfer':null,'statement_descriptor':null,'statement_descriptor_suffix':null,"
                + "'status':'pending','transfer_data':null,'transfer_group':null}");
        long amount = Json.number(intent, "amount");
        String method = Json.textOf(intent, "payment_method");
        charge.put("amount", amount);
        charge.set("billing_details", world.known(Kind.PAYMENT_METHOD, method).get("billing_details"));
        charge.put("calculated_statement_descriptor", DESCRIPTOR);
        charge.put("created", world.now());
        for (String same : List.of("currency", "customer", "description", "receipt_email", "statement_descriptor")) {
            charge.put(same, Json.text(intent, same));
        }
        charge.set("metadata", Json.objectOf(intent, "metadata").deepCopy());
        charge.put("payment_intent", Json.textOf(intent, "id"));
        charge.put("payment_method", method);
        charge.set("payment_method_details", PaymentDetails.charged(card, amount, proven));
        return world.create(Kind.CHARGE, "charge", charge);
    }

    /** The charge of a payment intent that took money; null while none did. */
    static @Nullable ObjectNode ofIntent(World world, String intent) {
        String latest = Json.text(world.known(Kind.PAYMENT_INTENT, intent), "latest_charge");
        ObjectNode charge = latest == null ? null : world.known(Kind.CHARGE, latest);
        return charge != null && Json.flag(charge, "paid") ? charge : null;
    }
}
