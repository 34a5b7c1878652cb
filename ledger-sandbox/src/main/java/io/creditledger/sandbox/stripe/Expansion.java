package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts whole objects where ids stand, as {@code expand[]} asks: {@code latest_charge}, {@code data.customer}. */
public final class Expansion {
    private static final int DEEPEST = 4;

    private Expansion() {}

    /** A copy of the answer with everything expanded that was asked for. */
    public static ObjectNode of(World world, ObjectNode answer, Form form) {
        ObjectNode copy = answer.deepCopy();
        for (String path : form.texts("expand")) {
            String[] steps = path.split("\\.");
            if (steps.length > DEEPEST) {
                throw ApiError.invalid(
                        "property_expansion_max_depth",
                        "You cannot expand more than 4 levels of a property. Property: " + path,
                        "expand");
            }
            expand(world, copy, steps, 0, path);
        }
        return copy;
    }

    private static void expand(World world, JsonNode node, String[] steps, int at, String path) {
        if (at == steps.length) {
            return;
        }
        if (node instanceof ArrayNode array) {
            array.forEach(member -> expand(world, member, steps, at, path));
            return;
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        String step = steps[at];
        JsonNode found = object.get(step);
        if (found == null) {
            found = included(world, object, step);
            if (found == null) {
                throw ApiError.invalid(null, "This property cannot be expanded (" + path + ").", "expand");
            }
            object.set(step, found);
        } else if (found.isString()) {
            ObjectNode whole = whole(world, found.stringValue());
            if (whole == null) {
                throw ApiError.invalid(null, "This property cannot be expanded (" + path + ").", "expand");
            }
            found = whole.deepCopy();
            object.set(step, found);
        }
        expand(world, found, steps, at + 1, path);
    }

    private static @Nullable ObjectNode whole(World world, String id) {
        Kind kind = Kind.of(id);
        return kind == null ? null : world.change().find(kind, id);
    }

    /** Lists that are only shown when asked for. */
    private static @Nullable ObjectNode included(World world, ObjectNode object, String field) {
        String id = Json.text(object, "id");
        String type = Json.text(object, "object");
        if (id == null || type == null) {
            return null;
        }
        return switch (type + "." + field) {
            case "checkout.session.line_items" -> LineItems.page(world, Form.parse(""), id);
            case "charge.refunds" -> children(world, Kind.REFUND, "charge", id, "/v1/charges/" + id + "/refunds");
            case "invoice.payments" -> children(world, Kind.INVOICE_PAYMENT, "invoice", id, "/v1/invoice_payments");
            case "customer.sources", "customer.subscriptions", "customer.tax_ids" ->
                Lists.list(new ArrayList<>(), false, "/v1/customers/" + id + "/" + field);
            default -> null;
        };
    }

    private static ObjectNode children(World world, Kind kind, String parent, String id, String url) {
        List<ObjectNode> children = world.change().all(kind, child -> id.equals(Json.text(child, parent)));
        return Lists.list(children.reversed(), false, url);
    }
}
