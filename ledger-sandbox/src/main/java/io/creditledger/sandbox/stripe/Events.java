package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What happened, for those who ask and for those who are told. Listed for 30 days, as Stripe does. */
final class Events {
    private static final long LISTED_SECONDS = 30L * 24 * 60 * 60;

    private Events() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/v1/events", Params.of(Lists.PARAMS + " type types delivery_success"), Events::list),
                Route.get("/v1/events/{id}", Params.of(""), (world, form, id) -> world.get(Kind.EVENT, id)));
    }

    /** Records an event; a delivery waits for every endpoint that wants it. */
    static void record(World world, String type, ObjectNode object, @Nullable ObjectNode previous) {
        List<Endpoint> wanting =
                world.endpoints().stream().filter(e -> e.wants(type)).toList();
        ObjectNode fields = Json.object();
        fields.put("api_version", world.eventVersion());
        fields.put("created", world.now());
        ObjectNode data = fields.putObject("data");
        data.set("object", object.deepCopy());
        if (previous != null) {
            data.set("previous_attributes", previous);
        }
        fields.put("livemode", false);
        fields.put("pending_webhooks", wanting.size());
        ObjectNode request = fields.putObject("request");
        request.put("id", world.origin().requestId());
        request.put("idempotency_key", world.origin().idempotencyKey());
        fields.put("type", type);
        ObjectNode event = world.create(Kind.EVENT, "event", fields);
        wanting.forEach(endpoint -> deliver(world, Json.textOf(event, "id"), endpoint.id()));
    }

    /** Puts the event on its way to the endpoint, once more if it was there already. */
    static void deliver(World world, String event, String endpoint) {
        ObjectNode delivery = Json.object();
        delivery.put("event", event);
        delivery.put("endpoint", endpoint);
        delivery.put("attempts", 0);
        delivery.put("due", world.instant().toEpochMilli());
        world.change().put(Kind.DELIVERY, event + "/" + endpoint, delivery);
    }

    private static ObjectNode list(World world, Form form, String id) {
        List<String> types = form.has("type") ? List.of(form.required("type")) : form.texts("types");
        Predicate<ObjectNode> wanted =
                event -> types.isEmpty() || types.stream().anyMatch(type -> matches(type, Json.textOf(event, "type")));
        if (form.has("delivery_success")) {
            boolean success = form.flag("delivery_success", true);
            wanted = wanted.and(event -> success == (Json.number(event, "pending_webhooks") == 0));
        }
        long oldest = world.now() - LISTED_SECONDS;
        return Lists.page(world, Kind.EVENT, form, "/v1/events", wanted.and(e -> Json.number(e, "created") >= oldest));
    }

    private static boolean matches(String wanted, String type) {
        return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(type);
    }
}
