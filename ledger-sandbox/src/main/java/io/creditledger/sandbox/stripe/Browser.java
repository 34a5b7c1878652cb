package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.store.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a browser, with its publishable key, gets to see. */
public final class Browser {
    private static final List<String> INTENT = List.of(
            "id",
            "object",
            "amount",
            "amount_details",
            "automatic_payment_methods",
            "canceled_at",
            "cancellation_reason",
            "capture_method",
            "client_secret",
            "confirmation_method",
            "created",
            "currency",
            "description",
            "last_payment_error",
            "livemode",
            "next_action",
            "payment_method",
            "payment_method_configuration_details",
            "payment_method_types",
            "processing",
            "receipt_email",
            "setup_future_usage",
            "shipping",
            "source",
            "status");

    private Browser() {}

    /** The object without what only the seller may see. */
    public static ObjectNode view(ObjectNode object) {
        if (!"payment_intent".equals(Json.text(object, "object"))) {
            return object;
        }
        ObjectNode view = Json.object();
        INTENT.stream().filter(object::has).forEach(field -> view.set(field, object.get(field)));
        return view;
    }
}
