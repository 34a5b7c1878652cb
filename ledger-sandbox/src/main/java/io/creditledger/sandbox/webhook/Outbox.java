package io.creditledger.sandbox.webhook;

import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.World;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The events that wait for an endpoint, in the order they happened. */
final class Outbox {
    private static final int MOST_DOUBLINGS = 20;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofDays(3);

    private Outbox() {}

    /** An event to be delivered now: its id, type, the event itself, and how often it was tried. */
    record Due(String event, String type, ObjectNode body, long attempts) {}

    /** What is due for the endpoint; everything that waits when {@code evenLater}. */
    static List<Due> due(World world, String endpoint, boolean evenLater) {
        return world
                .change()
                .all(
                        Kind.DELIVERY,
                        delivery -> endpoint.equals(Json.text(delivery, "endpoint"))
                                && (evenLater
                                        || Json.number(delivery, "due")
                                                <= world.instant().toEpochMilli()))
                .stream()
                .map(delivery -> due(world, delivery))
                .toList();
    }

    private static Due due(World world, ObjectNode delivery) {
        String id = Json.textOf(delivery, "event");
        ObjectNode event = world.get(Kind.EVENT, id);
        return new Due(id, Json.textOf(event, "type"), event, Json.number(delivery, "attempts"));
    }

    /** The event as it would be delivered; null when there is none such. */
    static @Nullable Due find(World world, String event) {
        ObjectNode found = world.change().find(Kind.EVENT, event);
        return found == null ? null : new Due(event, Json.textOf(found, "type"), found, 0);
    }

    /** The endpoint has it. */
    static void delivered(World world, String event, String endpoint) {
        String key = event + "/" + endpoint;
        if (world.change().find(Kind.DELIVERY, key) != null) {
            world.change().remove(Kind.DELIVERY, key);
            ObjectNode found = world.edit(Kind.EVENT, event);
            found.put("pending_webhooks", Math.max(0, Json.number(found, "pending_webhooks") - 1));
        }
    }

    /** The endpoint does not have it: tried again later, each time after twice as long, for three days. */
    static void failed(World world, String event, String endpoint, Duration first) {
        String key = event + "/" + endpoint;
        ObjectNode delivery = world.change().edit(Kind.DELIVERY, key);
        if (delivery == null) {
            return;
        }
        long attempts = Json.number(delivery, "attempts") + 1;
        long wait = Math.min(LONGEST.toMillis(), first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS));
        delivery.put("attempts", attempts);
        delivery.put("due", world.instant().toEpochMilli() + wait);
        long happened = Json.number(world.get(Kind.EVENT, event), "created");
        if (world.now() - happened > GIVEN_UP.toSeconds()) {
            world.change().remove(Kind.DELIVERY, key);
        }
    }
}
