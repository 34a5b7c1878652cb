package io.creditledger.api.body;

import io.creditledger.core.account.Metered;
import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What is said about usage: texts, numbers and booleans by name, kept as text. */
public final class Properties {
    private static final int MAX = 50;
    private static final int MAX_NAME = 200;
    private static final int MAX_SCALE = 40;

    private Properties() {}

    /** The properties in a field; none when it is absent. What is wrong is noted in {@code fields}. */
    public static SortedMap<String, String> read(Fields fields, String name) {
        SortedMap<String, String> properties = new TreeMap<>();
        JsonNode value = fields.optionalNode(name);
        if (value == null) {
            return properties;
        }
        if (!value.isObject() || value.size() > MAX) {
            fields.error(name, "must be an object of at most " + MAX + " properties.", "object_type");
            return properties;
        }
        value.properties().forEach(entry -> {
            String text = text(entry.getValue());
            if (entry.getValue().isContainer()) {
                fields.error(name, "has strings, numbers and booleans as values.", "properties_type");
            } else if (!isUsable(entry.getKey(), MAX_NAME) || !isUsable(text, Fields.MAX_TEXT)) {
                fields.error(name, "has a name or value that is too long or no text.", "properties_type");
            } else if (!entry.getValue().isNull()) {
                properties.put(entry.getKey(), text);
            }
        });
        return properties;
    }

    /** The names of those in a field that are numbers or booleans, which their text alone does not say. */
    public static List<String> plain(Fields fields, String name) {
        JsonNode value = fields.optionalNode(name);
        if (value == null || !value.isObject()) {
            return List.of();
        }
        return value.properties().stream()
                .filter(entry -> entry.getValue().isNumber() || entry.getValue().isBoolean())
                .filter(entry -> Metered.isPlain(text(entry.getValue())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Numbers without exponent and trailing zeros, so that equal ones are the same text. */
    public static String text(JsonNode value) {
        if (!value.isNumber()) {
            return value.asString("");
        }
        BigDecimal number = new BigDecimal(value.asString());
        boolean plain = Math.abs((long) number.scale()) <= MAX_SCALE;
        return plain ? Decimals.canonical(number).toPlainString() : value.asString();
    }

    private static boolean isUsable(String text, int maxLength) {
        return text.length() <= maxLength && Texts.isText(text);
    }
}
