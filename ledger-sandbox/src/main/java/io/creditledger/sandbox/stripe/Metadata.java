package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** The caller's own notes on an object: at most 50, names up to 40, texts up to 500 characters. */
final class Metadata {
    private static final int MOST = 50;
    private static final int NAME = 40;
    private static final int TEXT = 500;

    private Metadata() {}

    /** The metadata sent with a new object. */
    static ObjectNode of(Form form) {
        return merged(Json.object(), form);
    }

    /** Merges what is sent into the object's metadata; an empty text removes a name, an empty metadata all. */
    static void update(ObjectNode object, Form form) {
        if (form.has("metadata")) {
            ObjectNode old = object.get("metadata") instanceof ObjectNode found ? found : Json.object();
            boolean all = form.form("metadata").isEmpty();
            object.set("metadata", all ? Json.object() : merged(old.deepCopy(), form));
        }
    }

    private static ObjectNode merged(ObjectNode metadata, Form form) {
        form.form("metadata").entries().forEach((name, text) -> {
            if (name.length() > NAME || text.length() > TEXT) {
                throw ApiError.invalid(
                        null,
                        "Metadata keys must be at most 40 and values at most 500 characters long",
                        "metadata[" + name + "]");
            }
            if (text.isEmpty()) {
                metadata.remove(name);
            } else {
                metadata.put(name, text);
            }
        });
        if (metadata.size() > MOST) {
            throw ApiError.invalid(null, "Metadata can have at most 50 keys", "metadata");
        }
        return metadata;
    }
}
