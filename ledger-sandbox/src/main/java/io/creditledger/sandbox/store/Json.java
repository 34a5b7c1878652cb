package io.creditledger.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and making JSON objects. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** An array of texts. */
    public static ArrayNode array(List<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** An object read from text, quotes written as apostrophes for the sake of the source. */
    public static ObjectNode like(String text) {
        return read(text.replace('\'', '"'));
    }

    /** An object read from JSON text. */
    public static ObjectNode read(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    /** Compact JSON. */
    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** JSON for people, as Stripe sends it. */
    public static String pretty(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    /** The text under the name; null when absent, null or no text. */
    public static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    /** The text under the name, which must be there. */
    public static String textOf(JsonNode object, String name) {
        String text = text(object, name);
        if (text == null) {
            throw new IllegalStateException("No text '" + name + "' in " + object);
        }
        return text;
    }

    /** The whole number under the name; 0 when absent or null. */
    public static long number(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || !value.isNumber() ? 0 : value.longValue();
    }

    /** Whether the value under the name is true. */
    public static boolean flag(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** Whether there is a value that is not null. */
    public static boolean has(JsonNode object, String name) {
        return object.hasNonNull(name);
    }

    /** The object under the name, which must be there. */
    public static ObjectNode objectOf(JsonNode object, String name) {
        if (object.get(name) instanceof ObjectNode found) {
            return found;
        }
        throw new IllegalStateException("No object '" + name + "' in " + object);
    }

    /** The members of the array under the name; none when there is none. */
    public static List<JsonNode> members(JsonNode object, String name) {
        List<JsonNode> members = new ArrayList<>();
        if (object.get(name) instanceof ArrayNode array) {
            array.forEach(members::add);
        }
        return members;
    }

    /**
     * What the fields of {@code after} were before, only of those that differ; as in an event's previous attributes.
     */
    public static ObjectNode difference(ObjectNode before, ObjectNode after) {
        ObjectNode difference = object();
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            JsonNode old = before.get(field.getKey());
            if (old == null) {
                difference.putNull(field.getKey());
            } else if (!old.equals(field.getValue())) {
                difference.set(field.getKey(), differing(old, field.getValue()));
            }
        }
        return difference;
    }

    private static JsonNode differing(JsonNode old, JsonNode now) {
        boolean objects = old instanceof ObjectNode && now instanceof ObjectNode;
        return objects ? difference((ObjectNode) old, (ObjectNode) now) : old.deepCopy();
    }
}
