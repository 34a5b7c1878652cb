package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.body.Texts;
import io.creditledger.core.price.MetadataChange;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads what is to change about metadata: a null value takes its key away, null instead of a mapping all of them. */
final class MetadataReader {
    private static final int MAX_KEY = 64;

    private MetadataReader() {}

    /** The change; without the field nothing changes. What is wrong is noted in {@code fields}. */
    static MetadataChange read(Fields fields) {
        TreeMap<String, String> set = new TreeMap<>();
        TreeSet<String> removed = new TreeSet<>();
        JsonNode node = fields.optionalNode("metadata");
        if (node == null) {
            return new MetadataChange(fields.isNamed("metadata"), removed, set);
        }
        if (!node.isObject()) {
            fields.error("metadata", "must be an object of strings, or null.", "metadata_type");
            return new MetadataChange(false, removed, set);
        }
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().length() > MAX_KEY || !Texts.isText(entry.getKey())) {
                fields.error("metadata", "has keys of at most " + MAX_KEY + " characters.", "metadata_type");
            } else if (value.isNull()) {
                removed.add(entry.getKey());
            } else if (value.isString() && isUsable(value.stringValue())) {
                set.put(entry.getKey(), value.stringValue());
            } else {
                fields.error(
                        "metadata",
                        "has strings of at most " + Fields.MAX_TEXT + " characters, or null, as values.",
                        "metadata_type");
            }
        });
        return new MetadataChange(false, removed, set);
    }

    private static boolean isUsable(String text) {
        return text.length() <= Fields.MAX_TEXT && Texts.isText(text);
    }
}
