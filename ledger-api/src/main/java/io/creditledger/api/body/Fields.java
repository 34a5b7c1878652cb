package io.creditledger.api.body;

import io.creditledger.api.problem.Problem;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The fields of one JSON object, read by name. Whatever is wrong is collected, so that a caller learns all of it at
 * once; {@link #done()} refuses the object when anything was, or when it has a field that nobody asked for.
 *
 * <p>A required value that is wrong comes back as a stand-in of its type: nothing may be done with it before
 * {@link #done()}.
 */
public final class Fields {
    /** Characters of a free text. */
    public static final int MAX_TEXT = 1_000;

    /** Characters of the name of a model. */
    public static final int MAX_MODEL = 200;

    /** Characters of a caller's own reference. */
    public static final int MAX_REFERENCE = 255;

    private static final int MAX_METADATA = 50;
    private static final UUID NO_UUID = new UUID(0, 0);

    private final JsonNode node;
    private final Flaws flaws;
    private final Set<String> known = new HashSet<>();
    private boolean numbersOnly;

    Fields(JsonNode node, List<Object> at) {
        this.node = node;
        this.flaws = new Flaws(at);
    }

    /** From now on decimals are JSON numbers: in dialects that do not write them as strings. */
    public Fields numbersOnly() {
        numbersOnly = true;
        return this;
    }

    /** Refuses the object if anything is wrong with it. */
    public void done() {
        refuseUnknown();
        if (!flaws.isEmpty()) {
            throw flaws.problem();
        }
    }

    /** The refusal of an object that is not read further: what was found wrong so far. */
    public Problem refused() {
        return flaws.problem();
    }

    private void refuseUnknown() {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                error(name, "is not a field of this request.", "unknown_field");
            }
        }
    }

    /** Notes that a field's value is wrong. */
    public void error(String name, String msg, String type) {
        flaws.add(name, msg, type);
    }

    public boolean has(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    /** How many fields the object has. */
    public int size() {
        return node.size();
    }

    /** Whether the field is a list with nothing in it. */
    public boolean isEmptyList(String name) {
        JsonNode value = node.get(name);
        return value != null && value.isArray() && value.isEmpty();
    }

    /** Whether the object has the field, if only as null. */
    public boolean isNamed(String name) {
        return node.has(name);
    }

    /** Reads an object inside this one; what is wrong with it is wrong with this one. */
    public <T> T nested(Fields object, Function<Fields, T> reader) {
        T value = reader.apply(object);
        object.refuseUnknown();
        flaws.addAll(object.flaws);
        return value;
    }

    /** Reads an object inside this one. What it has beyond what is read is left alone: published clients send more. */
    public <T extends @Nullable Object> T within(String name, Function<Fields, T> reader) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            error(name, "must be an object, got " + shown(value) + ".", "object_type");
        }
        JsonNode there = value == null || !value.isObject() ? JsonNodeFactory.instance.objectNode() : value;
        Fields object = new Fields(there, flaws.loc(name));
        T read = reader.apply(object);
        flaws.addAll(object.flaws);
        return read;
    }

    public Credits credits(String name) {
        return required(name, optionalCredits(name), Credits.ZERO);
    }

    public @Nullable Credits optionalCredits(String name) {
        return converted(name, decimal(name), Credits::new);
    }

    public @Nullable UnitCost optionalUnitCost(String name) {
        return converted(name, decimal(name), UnitCost::new);
    }

    /** An exact number, written as JSON number or string. */
    public @Nullable BigDecimal decimal(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() && (numbersOnly || !value.isString())) {
            String wanted = numbersOnly ? "must be a number" : "must be a number or a number in a string";
            error(name, wanted + ", got " + shown(value) + ".", "decimal_type");
            return null;
        }
        String text =
                value.isString() ? value.stringValue() : value.numberValue().toString();
        BigDecimal number = Decimals.parse(text);
        if (number == null) {
            error(name, "is no plain decimal number of up to 40 digits: " + shown(value) + ".", "decimal_parsing");
        }
        return number;
    }

    public String text(String name, int maxLength) {
        return required(name, optionalText(name, maxLength), "");
    }

    public @Nullable String optionalText(String name, int maxLength) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            error(name, "must be a string, got " + shown(value) + ".", "string_type");
            return null;
        }
        return checkedText(name, value.stringValue(), maxLength);
    }

    /** A whole number from {@code min} to {@code max}. */
    public @Nullable Long optionalWhole(String name, long min, long max) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            error(name, "must be a whole number, got " + shown(value) + ".", "int_type");
            return null;
        }
        BigDecimal number = new BigDecimal(value.numberValue().toString());
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            error(name, "must be from " + min + " to " + max + ", got " + shown(value) + ".", "int_range");
            return null;
        }
        return number.longValueExact();
    }

    /** The same, which must be there. */
    public long whole(String name, long min, long max) {
        return required(name, optionalWhole(name, min, max), min);
    }

    public boolean requiredFlag(String name) {
        return required(name, optionalFlag(name), false);
    }

    public @Nullable Boolean optionalFlag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            error(name, "must be true or false, got " + shown(value) + ".", "bool_type");
            return null;
        }
        return value == null ? null : value.booleanValue();
    }

    public boolean flag(String name) {
        Boolean value = optionalFlag(name);
        return value != null && value;
    }

    /** An RFC 3339 time, kept to the microsecond. */
    public @Nullable Instant optionalTime(String name) {
        String text = optionalText(name, 64);
        try {
            return text == null ? null : Times.parse(text);
        } catch (DateTimeParseException e) {
            error(name, "is no RFC 3339 time: '" + text + "'.", "datetime_parsing");
            return null;
        }
    }

    public UUID uuid(String name) {
        String text = optionalText(name, 36);
        try {
            return required(name, text == null || text.length() != 36 ? null : UUID.fromString(text), NO_UUID);
        } catch (IllegalArgumentException e) {
            error(name, "is no UUID: '" + text + "'.", "uuid_parsing");
            return NO_UUID;
        }
    }

    public @Nullable UUID optionalUuid(String name) {
        return has(name) ? uuid(name) : null;
    }

    /** One of an enum's names in lower case. */
    public <E extends Enum<E>> @Nullable E optionalChoice(String name, Map<String, E> choices) {
        String text = optionalText(name, 64);
        E choice = text == null ? null : choices.get(text);
        if (text != null && choice == null) {
            error(name, "must be one of " + String.join(", ", new TreeMap<>(choices).keySet()) + ".", "enum");
        }
        return choice;
    }

    /** A list of at least one of an enum's names. */
    public <E extends Enum<E>> List<E> choices(String name, Map<String, E> choices) {
        JsonNode value = value(name);
        List<E> chosen = new ArrayList<>();
        if (value != null && value.isArray() && value.size() <= choices.size()) {
            value.forEach(item -> {
                E choice = item.isString() ? choices.get(item.stringValue()) : null;
                if (choice != null) {
                    chosen.add(choice);
                }
            });
        }
        if (value == null || chosen.isEmpty() || chosen.size() != value.size()) {
            error(name, "must be a list of " + String.join(", ", new TreeMap<>(choices).keySet()) + ".", "enum");
        }
        return chosen;
    }

    /** A list of at most {@code max} strings. */
    public @Nullable List<String> optionalTexts(String name, int max, int maxLength) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> {
            String text = item.isString() ? checkedText(name, item.stringValue(), maxLength) : null;
            if (text != null) {
                texts.add(text);
            }
        });
        if (!value.isArray() || value.size() > max || texts.size() != value.size()) {
            error(name, "must be a list of at most " + max + " strings.", "list_type");
        }
        return texts;
    }

    /** A nested document, kept as text. */
    public @Nullable String optionalJson(String name, int maxLength) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        return checkedText(name, text, maxLength);
    }

    /** A nested object or list as it came, for readers of their own. */
    public @Nullable JsonNode optionalNode(String name) {
        return value(name);
    }

    /** Free string pairs. */
    public SortedMap<String, String> metadata(String name) {
        SortedMap<String, String> metadata = new TreeMap<>();
        JsonNode value = value(name);
        if (value == null) {
            return metadata;
        }
        if (!value.isObject() || value.size() > MAX_METADATA) {
            error(name, "must be an object of at most " + MAX_METADATA + " strings.", "metadata_type");
            return metadata;
        }
        value.properties().forEach(e -> {
            if (e.getKey().length() > 64 || !e.getValue().isString()) {
                error(name, "must have string values under keys of at most 64 characters.", "metadata_type");
                return;
            }
            if (checkedText(name, e.getKey(), 64) == null) {
                return;
            }
            String text = checkedText(name, e.getValue().stringValue(), MAX_TEXT);
            metadata.put(e.getKey(), text == null ? "" : text);
        });
        return metadata;
    }

    /** A list of objects; empty, and an error, when it has none or more than {@code max}. */
    public List<Fields> objects(String name, int max) {
        JsonNode value = value(name);
        if (value == null || !value.isArray() || value.isEmpty() || value.size() > max) {
            error(name, "must be a list of 1 to " + max + " objects.", "list_length");
            return List.of();
        }
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            List<Object> loc = flaws.loc(name);
            loc.add(i);
            if (!value.get(i).isObject()) {
                error(name, "must have an object at " + i + ".", "object_type");
            }
            objects.add(new Fields(value.get(i), loc));
        }
        return objects;
    }

    private @Nullable JsonNode value(String name) {
        return has(name) ? node.get(name) : null;
    }

    private <T> T required(String name, @Nullable T value, T standIn) {
        if (value != null) {
            return value;
        }
        if (!has(name)) {
            error(name, "is required.", "missing");
        } else if (!flaws.isKnown(name)) {
            error(name, "is not valid: " + shown(node.get(name)) + ".", "invalid");
        }
        return standIn;
    }

    private <T> @Nullable T converted(String name, @Nullable BigDecimal number, Function<BigDecimal, T> type) {
        try {
            return number == null ? null : type.apply(number);
        } catch (IllegalArgumentException e) {
            error(name, "is not possible: " + e.getMessage() + ".", "decimal_scale");
            return null;
        }
    }

    private @Nullable String checkedText(String name, String text, int maxLength) {
        if (text.length() > maxLength) {
            error(name, "has " + text.length() + " characters, more than " + maxLength + ".", "string_too_long");
            return null;
        }
        if (!Texts.isText(text)) {
            error(name, "has a character that is no text.", "string_unicode");
            return null;
        }
        return text;
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
