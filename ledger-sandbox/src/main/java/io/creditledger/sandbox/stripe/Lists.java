package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages of objects, newest first, by cursor. */
final class Lists {
    /** The parameters of every list. */
    static final String PARAMS =
            "limit starting_after ending_before created created.gt created.gte created.lt created.lte";

    private static final int MOST = 100;
    private static final int USUAL = 10;

    private Lists() {}

    /** One page of the matching objects. */
    static ObjectNode page(World world, Kind kind, Form form, String url, Predicate<ObjectNode> matching) {
        List<ObjectNode> newestFirst = world.change()
                .all(kind, matching.and(object -> created(form, Json.number(object, "created"))))
                .reversed();
        return page(newestFirst, form, url, kind);
    }

    /** One page of objects in the given order. */
    static ObjectNode page(List<ObjectNode> objects, Form form, String url, Kind kind) {
        int limit = limit(form);
        int from = 0;
        int to = Math.min(limit, objects.size());
        String after = form.text("starting_after");
        String before = form.text("ending_before");
        boolean more = to < objects.size();
        if (after != null) {
            from = position(objects, after, kind, "starting_after") + 1;
            to = Math.min(from + limit, objects.size());
            more = to < objects.size();
        } else if (before != null) {
            to = position(objects, before, kind, "ending_before");
            from = Math.max(0, to - limit);
            more = from > 0;
        }
        return list(objects.subList(from, to), more, url);
    }

    /** A list object. */
    static ObjectNode list(List<ObjectNode> data, boolean more, String url) {
        ObjectNode list = Json.object();
        list.put("object", "list");
        ArrayNode array = list.putArray("data");
        data.forEach(object -> array.add(object.deepCopy()));
        list.put("has_more", more);
        list.put("url", url);
        return list;
    }

    private static int limit(Form form) {
        Long limit = form.integer("limit");
        if (limit == null) {
            return USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw ApiError.invalid(
                    limit < 1 ? "parameter_invalid_integer" : null,
                    limit < 1
                            ? "This value must be greater than or equal to 1."
                            : "This value must be less than or equal to 100 (it currently is '" + limit + "').",
                    "limit");
        }
        return limit.intValue();
    }

    private static int position(List<ObjectNode> objects, String id, Kind kind, String param) {
        for (int i = 0; i < objects.size(); i++) {
            if (id.equals(Json.text(objects.get(i), "id"))) {
                return i;
            }
        }
        throw ApiError.noSuchParam(kind.words(), id, param);
    }

    private static boolean created(Form form, long created) {
        if (!form.has("created")) {
            return true;
        }
        if (isPlain(form)) {
            Long exactly = form.integer("created");
            return exactly == null || exactly == created;
        }
        Form range = form.form("created");
        Long gt = range.integer("gt");
        Long gte = range.integer("gte");
        Long lt = range.integer("lt");
        Long lte = range.integer("lte");
        return (gt == null || created > gt)
                && (gte == null || created >= gte)
                && (lt == null || created < lt)
                && (lte == null || created <= lte);
    }

    private static boolean isPlain(Form form) {
        return form.sent().anyMatch(sent -> sent.full().equals("created"));
    }
}
