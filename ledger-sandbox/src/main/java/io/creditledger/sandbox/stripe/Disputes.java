package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A buyer's bank asks for its money back. Evidence decides, by the words that Stripe's test mode knows. */
public final class Disputes {
    private static final Duration ANSWER_WITHIN = Duration.ofDays(9);
    private static final long FEE = 1500;
    private static final Set<String> CLOSED = Set.of("won", "lost", "warning_closed", "prevented");

    private Disputes() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/v1/disputes", Params.of(Lists.PARAMS + " charge payment_intent"), Disputes::list),
                Route.get("/v1/disputes/{id}", Params.of(""), (world, form, id) -> world.get(Kind.DISPUTE, id)),
                Route.post("/v1/disputes/{id}", Params.of("evidence.* metadata.* submit"), Disputes::update),
                Route.post("/v1/disputes/{id}/close", Params.of(""), (world, form, id) -> {
                    open(world.edit(Kind.DISPUTE, id));
                    return decide(world, id, false);
                }));
    }

    /** Opens a dispute of a charge; an inquiry takes no money yet. Without an amount: what was not refunded. */
    public static ObjectNode open(
            World world, ObjectNode charge, String reason, boolean inquiry, @Nullable Long asked) {
        long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
        long amount = asked == null ? left : asked;
        if (amount < 1 || amount > Json.number(charge, "amount_captured") || Json.flag(charge, "disputed")) {
            throw ApiError.invalid(null, "This charge cannot be disputed (again) for this amount.", "amount");
        }
        ObjectNode dispute = world.create(Kind.DISPUTE, "dispute", fields(world, charge, reason, inquiry, amount));
        ObjectNode disputed = world.known(Kind.CHARGE, Json.textOf(charge, "id"));
        disputed.put("disputed", true);
        if (!inquiry) {
            move(world, dispute, -amount, FEE);
        }
        world.event("charge.dispute.created", dispute);
        if (!inquiry) {
            world.event("charge.dispute.funds_withdrawn", dispute);
        }
        return dispute;
    }

    private static ObjectNode fields(World world, ObjectNode charge, String reason, boolean inquiry, long amount) {
        ObjectNode dispute = Json.like("{'amount':0,'balance_transactions':[],'charge':null,'created':0,"
                + "'currency':null,'enhanced_eligibility_types':[],'evidence':{},'evidence_details':{'due_by':0,"
                + "'enhanced_eligibility':{},'has_evidence':false,'past_due':false,'submission_count':0},"
                + "'is_charge_refundable':false,'livemode':false,'metadata':{},'payment_intent':null,"
                + "'payment_method_details':{'card':{'brand':'visa','case_type':'chargeback','network':'visa',"
                + "'network_reason_code':'10.4'},'type':'card'},'reason':null,'status':'needs_response'}");
        dispute.put("amount", amount);
        dispute.put("charge", Json.textOf(charge, "id"));
        dispute.put("created", world.now());
        dispute.put("currency", Json.text(charge, "currency"));
        dispute.set("evidence", Evidence.none());
        Json.objectOf(dispute, "evidence_details").put("due_by", world.now() + ANSWER_WITHIN.toSeconds());
        dispute.put("is_charge_refundable", inquiry);
        dispute.put("payment_intent", Json.text(charge, "payment_intent"));
        dispute.put("reason", reason);
        if (inquiry) {
            Json.objectOf(Json.objectOf(dispute, "payment_method_details"), "card")
                    .put("case_type", "inquiry");
            dispute.put("status", "warning_needs_response");
        }
        return dispute;
    }

    private static void move(World world, ObjectNode dispute, long amount, long fee) {
        ObjectNode moved = BalanceTransactions.of(world, dispute, "adjustment", amount, fee);
        if (dispute.get("balance_transactions") instanceof ArrayNode movements) {
            movements.add(moved.deepCopy());
        }
    }

    private static ObjectNode update(World world, Form form, String id) {
        ObjectNode before = world.get(Kind.DISPUTE, id).deepCopy();
        ObjectNode dispute = open(world.edit(Kind.DISPUTE, id));
        Metadata.update(dispute, form);
        ObjectNode evidence = Json.objectOf(dispute, "evidence");
        Map<String, String> given = Evidence.given(form.form("evidence"));
        given.forEach(evidence::put);
        boolean submitted = !given.isEmpty() && form.flag("submit", true);
        if (submitted) {
            ObjectNode details = Json.objectOf(dispute, "evidence_details");
            details.put("has_evidence", true);
            details.put("submission_count", Json.number(details, "submission_count") + 1);
            boolean inquiry = Json.textOf(dispute, "status").startsWith("warning");
            dispute.put("status", inquiry ? "warning_under_review" : "under_review");
        }
        world.updated("charge.dispute.updated", before, dispute);
        String words = Json.text(evidence, "uncategorized_text");
        if (submitted && Evidence.WINNING.equals(words)) {
            return decide(world, id, true);
        }
        if (submitted && Evidence.LOSING.equals(words)) {
            return decide(world, id, false);
        }
        return dispute;
    }

    private static ObjectNode open(ObjectNode dispute) {
        if (CLOSED.contains(Json.textOf(dispute, "status"))) {
            throw ApiError.invalid(null, "This dispute is already closed.", null);
        }
        return dispute;
    }

    /** The bank decides: won gives the money back. */
    public static ObjectNode decide(World world, String id, boolean won) {
        ObjectNode before = world.get(Kind.DISPUTE, id).deepCopy();
        ObjectNode dispute = open(world.edit(Kind.DISPUTE, id));
        boolean inquiry = Json.textOf(dispute, "status").startsWith("warning");
        dispute.put("status", inquiry ? "warning_closed" : won ? "won" : "lost");
        if (won && !inquiry) {
            move(world, dispute, Json.number(dispute, "amount"), 0);
        }
        world.event("charge.dispute.closed", dispute, Json.difference(before, dispute));
        if (won && !inquiry) {
            world.event("charge.dispute.funds_reinstated", dispute);
        }
        return dispute;
    }

    /** Whether a disputed charge may still be refunded: only while it is an inquiry. */
    static boolean refundable(World world, String charge) {
        return world.change().all(Kind.DISPUTE, dispute -> charge.equals(Json.text(dispute, "charge"))).stream()
                .allMatch(dispute -> Json.flag(dispute, "is_charge_refundable"));
    }

    private static ObjectNode list(World world, Form form, String none) {
        return Lists.page(
                world,
                Kind.DISPUTE,
                form,
                "/v1/disputes",
                dispute -> Filter.same(form, dispute, "charge") && Filter.same(form, dispute, "payment_intent"));
    }
}
