package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What moved on the seller's balance. Fees are 2.9 % + 30 on a charge and 1500 on a dispute. */
final class BalanceTransactions {
    private static final long AVAILABLE_AFTER_SECONDS = 2L * 24 * 60 * 60;

    private BalanceTransactions() {}

    static List<Route> routes() {
        return List.of(
                Route.get(
                        "/v1/balance_transactions",
                        Params.of(Lists.PARAMS + " currency source type"),
                        (world, form, id) -> Lists.page(
                                world,
                                Kind.BALANCE_TRANSACTION,
                                form,
                                "/v1/balance_transactions",
                                moved -> Filter.same(form, moved, "currency")
                                        && Filter.same(form, moved, "source")
                                        && Filter.same(form, moved, "type"))),
                Route.get(
                        "/v1/balance_transactions/{id}",
                        Params.of(""),
                        (world, form, id) -> world.get(Kind.BALANCE_TRANSACTION, id)));
    }

    /** What a charge brings. */
    static ObjectNode ofCharge(World world, ObjectNode charge, long amount) {
        return make(world, charge, "charge", amount, Math.addExact(Math.multiplyExact(amount, 29) / 1000, 30));
    }

    /** What a refund or a dispute takes, or gives back; negative when it takes. */
    static ObjectNode of(World world, ObjectNode source, String type, long amount, long fee) {
        return make(world, source, type, amount, fee);
    }

    private static ObjectNode make(World world, ObjectNode source, String type, long amount, long fee) {
        ObjectNode moved = Json.object();
        String currency = Json.textOf(source, "currency");
        moved.put("amount", amount);
        moved.put("available_on", world.now() + AVAILABLE_AFTER_SECONDS);
        moved.put("balance_type", "payments");
        moved.put("created", world.now());
        moved.put("currency", currency);
        moved.putNull("description");
        moved.putNull("exchange_rate");
        moved.put("fee", fee);
        ObjectNode detail = Json.object();
        detail.put("amount", fee);
        detail.putNull("application");
        detail.put("currency", currency);
        detail.put("description", type.equals("charge") ? "Stripe processing fees" : "Dispute fee");
        detail.put("type", "stripe_fee");
        moved.set("fee_details", fee == 0 ? Json.array() : Json.array().add(detail));
        moved.put("net", amount - fee);
        moved.put("reporting_category", type.equals("adjustment") ? "dispute" : type);
        moved.put("source", Json.textOf(source, "id"));
        moved.put("status", "pending");
        moved.put("type", type);
        return world.create(Kind.BALANCE_TRANSACTION, "balance_transaction", moved);
    }
}
