package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.TestCard.Aftermath;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Money given back: all, a part, several parts, never more than was taken. */
public final class Refunds {
    private static final Duration BANK_TAKES = Duration.ofHours(1);

    private Refunds() {}

    static List<Route> routes() {
        return List.of(
                Route.post(
                        "/v1/refunds",
                        Params.of("amount charge payment_intent reason metadata.* instructions_email"),
                        Refunds::create),
                Route.get("/v1/refunds", Params.of(Lists.PARAMS + " charge payment_intent"), Refunds::list),
                Route.get("/v1/refunds/{id}", Params.of(""), (world, form, id) -> world.get(Kind.REFUND, id)),
                Route.post("/v1/refunds/{id}", Params.of("metadata.*"), (world, form, id) -> {
                    ObjectNode before = world.get(Kind.REFUND, id).deepCopy();
                    ObjectNode refund = world.edit(Kind.REFUND, id);
                    Metadata.update(refund, form);
                    world.updated("refund.updated", before, refund);
                    return refund;
                }));
    }

    private static ObjectNode create(World world, Form form, String none) {
        ObjectNode charge = refundable(world, form);
        long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
        Long asked = form.integer("amount");
        long amount = asked == null ? left : asked;
        check(world, charge, amount, left);
        Aftermath after = PaymentMethods.behind(world, Json.textOf(charge, "payment_method"))
                .aftermath();
        boolean slow = after == Aftermath.REFUND_PENDING || "us_bank_account".equals(type(charge));
        ObjectNode refund = make(world, charge, amount, slow ? "pending" : "succeeded");
        refund.set("metadata", Metadata.of(form));
        if (form.has("reason")) {
            refund.put("reason", form.choice("reason", "duplicate", "fraudulent", "requested_by_customer"));
        }
        ObjectNode moved = BalanceTransactions.of(world, refund, "refund", -amount, 0);
        refund.put("balance_transaction", Json.textOf(moved, "id"));
        ObjectNode before = charge.deepCopy();
        count(charge, amount);
        world.event("refund.created", refund);
        world.event("charge.refunded", charge, Json.difference(before, charge));
        if (slow || after == Aftermath.REFUND_FAILS) {
            Due.after(world, BANK_TAKES, Due.REFUND_SETTLES, Json.textOf(refund, "id"));
        }
        return refund;
    }

    private static ObjectNode refundable(World world, Form form) {
        String chargeId = form.text("charge");
        String intentId = form.text("payment_intent");
        if (chargeId == null && intentId == null) {
            throw ApiError.invalid(
                    "parameter_missing",
                    "One of the following params should be provided for this request: payment_intent or charge.",
                    null);
        }
        if (chargeId != null) {
            world.referenced(Kind.CHARGE, chargeId, "charge");
            return world.edit(Kind.CHARGE, chargeId);
        }
        String intent = intentId == null ? "" : intentId;
        world.referenced(Kind.PAYMENT_INTENT, intent, "payment_intent");
        ObjectNode charge = Charges.ofIntent(world, intent);
        if (charge == null) {
            throw ApiError.invalid(
                    null, "This PaymentIntent (" + intent + ") does not have a successful charge to refund.", null);
        }
        return charge;
    }

    private static void check(World world, ObjectNode charge, long amount, long left) {
        String id = Json.textOf(charge, "id");
        String currency = Json.textOf(charge, "currency");
        if (!Json.flag(charge, "paid") || !Json.flag(charge, "captured")) {
            throw ApiError.invalid(null, "Charge " + id + " has not been captured; there is nothing to refund.", null);
        }
        if (Json.flag(charge, "refunded")) {
            throw ApiError.invalid("charge_already_refunded", "Charge " + id + " has already been refunded.", null);
        }
        if (Json.flag(charge, "disputed") && !Disputes.refundable(world, id)) {
            throw ApiError.invalid(
                    "charge_disputed", "Charge " + id + " has been charged back; cannot issue a refund.", null);
        }
        if (amount < 1) {
            throw ApiError.invalid(
                    "parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount");
        }
        if (amount > left) {
            throw ApiError.invalid(
                    null,
                    "Refund amount (" + Amounts.display(amount, currency)
                            + ") is greater than unrefunded amount on charge (" + Amounts.display(left, currency) + ")",
                    "amount");
        }
    }

    /** Authorized money that is not taken goes back as a refund without a movement on the balance. */
    static void release(World world, ObjectNode charge, long amount) {
        make(world, charge, amount, "succeeded");
        charge.put("amount_refunded", Math.addExact(Json.number(charge, "amount_refunded"), amount));
        charge.put("refunded", amount == Json.number(charge, "amount"));
    }

    private static ObjectNode make(World world, ObjectNode charge, long amount, String status) {
        ObjectNode refund = Json.like("{'amount':0,'balance_transaction':null,'charge':null,'created':0,"
                + "'currency':null,'customer':null,'customer_account':null,'destination_details':null,'metadata':{},"
                + "'payment_intent':null,'payment_method':null,'reason':null,'receipt_number':null,"
                + "'source_transfer_reversal':null,'status':null,'transfer_reversal':null}");
        refund.put("amount", amount);
        refund.put("charge", Json.textOf(charge, "id"));
        refund.put("created", world.now());
        for (String same : List.of("currency", "customer", "payment_intent", "payment_method")) {
            refund.put(same, Json.text(charge, same));
        }
        refund.set(
                "destination_details",
                Json.like(
                        type(charge).equals("card")
                                ? "{'card':{'reference_status':'pending',"
                                        + "'reference_type':'acquirer_reference_number','type':'refund'},'type':'card'}"
                                : "{'type':'us_bank_transfer','us_bank_transfer':{'reference':null,"
                                        + "'reference_status':'pending'}}"));
        refund.put("status", status);
        return world.create(Kind.REFUND, "refund", refund);
    }

    private static String type(ObjectNode charge) {
        return Json.textOf(Json.objectOf(charge, "payment_method_details"), "type");
    }

    private static void count(ObjectNode charge, long amount) {
        long refunded = Math.addExact(Json.number(charge, "amount_refunded"), amount);
        charge.put("amount_refunded", refunded);
        charge.put("refunded", refunded >= Json.number(charge, "amount"));
    }

    /** The bank answers a refund, as the card behind it foretells. */
    public static ObjectNode settleNow(World world, String id) {
        ObjectNode refund = world.edit(Kind.REFUND, id);
        TestCard card = PaymentMethods.behind(world, Json.textOf(refund, "payment_method"));
        return settleNow(world, id, card.aftermath() == Aftermath.REFUND_FAILS ? "declined" : null);
    }

    /** The bank answers a refund now: with the reason why it could not, or null when it could. */
    public static ObjectNode settleNow(World world, String id, @Nullable String failure) {
        ObjectNode before = world.get(Kind.REFUND, id).deepCopy();
        ObjectNode refund = world.edit(Kind.REFUND, id);
        String status = Json.textOf(refund, "status");
        if (status.equals("failed") || failure == null && status.equals("succeeded")) {
            return refund;
        }
        refund.put("status", failure == null ? "succeeded" : "failed");
        if (failure != null) {
            fail(world, refund, failure);
        }
        world.updated("refund.updated", before, refund);
        world.updated("charge.refund.updated", before, refund);
        if (failure != null) {
            world.event("refund.failed", refund);
        }
        return refund;
    }

    /** The money comes back to the seller, and could be refunded again. */
    private static void fail(World world, ObjectNode refund, String failure) {
        long amount = Json.number(refund, "amount");
        refund.put("failure_reason", failure);
        ObjectNode moved = BalanceTransactions.of(world, refund, "refund_failure", amount, 0);
        refund.put("failure_balance_transaction", Json.textOf(moved, "id"));
        ObjectNode charge = world.known(Kind.CHARGE, Json.textOf(refund, "charge"));
        charge.put("amount_refunded", Json.number(charge, "amount_refunded") - amount);
        charge.put("refunded", false);
    }

    private static ObjectNode list(World world, Form form, String none) {
        return Lists.page(
                world,
                Kind.REFUND,
                form,
                "/v1/refunds",
                refund -> Filter.same(form, refund, "charge") && Filter.same(form, refund, "payment_intent"));
    }
}
