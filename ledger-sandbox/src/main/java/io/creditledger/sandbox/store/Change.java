package io.creditledger.sandbox.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One step of the sandbox: reads what is, holds what will be. Only what was edited or put may be altered. */
public final class Change {
    private final Store store;
    private final Map<Kind, Map<String, JsonNode>> changed = new EnumMap<>(Kind.class);

    Change(Store store) {
        this.store = store;
    }

    /** The object as it stands, to be read only; null when there is none. */
    public @Nullable ObjectNode find(Kind kind, String id) {
        JsonNode own = changedOf(kind).get(id);
        if (own != null) {
            return own instanceof ObjectNode object ? object : null;
        }
        return store.committed(kind, id);
    }

    /** The object, to be altered in place; null when there is none. */
    public @Nullable ObjectNode edit(Kind kind, String id) {
        ObjectNode found = find(kind, id);
        if (found == null || changedOf(kind).containsKey(id)) {
            return found;
        }
        ObjectNode copy = found.deepCopy();
        changedOf(kind).put(id, copy);
        return copy;
    }

    /** Adds an object, or replaces it. */
    public void put(Kind kind, String id, ObjectNode object) {
        changedOf(kind).put(id, object);
    }

    /** Forgets an object. */
    public void remove(Kind kind, String id) {
        changedOf(kind).put(id, Json.object().nullNode());
    }

    /** The matching objects, oldest first, to be read only. */
    public List<ObjectNode> all(Kind kind, Predicate<ObjectNode> matching) {
        List<ObjectNode> all = new ArrayList<>();
        for (String id : idsOf(kind)) {
            ObjectNode object = find(kind, id);
            if (object != null && matching.test(object)) {
                all.add(object);
            }
        }
        return all;
    }

    /** The ids of the kind, oldest first. */
    public List<String> idsOf(Kind kind) {
        List<String> ids = store.ids(kind);
        changedOf(kind).keySet().stream()
                .filter(id -> store.committed(kind, id) == null)
                .forEach(ids::add);
        return ids;
    }

    ObjectNode written() {
        ObjectNode line = Json.object();
        changed.forEach((kind, byId) -> {
            ObjectNode target = Json.object();
            byId.forEach((id, now) -> {
                if (!now.equals(store.committed(kind, id))) {
                    target.set(id, now);
                }
            });
            if (!target.isEmpty()) {
                line.set(kind.name(), target);
            }
        });
        return line;
    }

    private Map<String, JsonNode> changedOf(Kind kind) {
        return changed.computeIfAbsent(kind, any -> new LinkedHashMap<>());
    }
}
