package io.creditledger.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Stripe's published names and types of the objects that the sandbox serves, and what of an object is otherwise. */
final class StripeTypes {
    private static final String FILE = "/stripe/2026-07-29.dahlia.txt";
    private static final List<String> LIST = List.of("object", "data", "has_more", "url");

    private final Map<String, Map<String, Field>> types = new LinkedHashMap<>();
    private final Set<String> met = new TreeSet<>();

    private record Field(boolean required, List<String> types) {}

    /** Reads the file. */
    static StripeTypes read() {
        StripeTypes read = new StripeTypes();
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(StripeTypes.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            Map<String, Field> fields = Map.of();
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                if (line.startsWith("  ")) {
                    int space = line.indexOf(' ', 2);
                    String name = line.substring(2, space);
                    boolean optional = name.endsWith("?");
                    fields.put(
                            optional ? name.substring(0, name.length() - 1) : name,
                            new Field(!optional, alternatives(line.substring(space + 1))));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    fields = new LinkedHashMap<>();
                    read.types.put(line, fields);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** The types that are described. */
    Set<String> described() {
        return types.keySet();
    }

    /** The types that objects had so far. */
    Set<String> met() {
        return met;
    }

    /** What of the object is not as the type has it. */
    List<String> complaints(JsonNode object, String type) {
        List<String> complaints = new ArrayList<>();
        object(object, type, type, complaints);
        return complaints;
    }

    private void object(JsonNode object, String type, String path, List<String> complaints) {
        Map<String, Field> fields = types.get(type);
        if (fields == null) {
            complaints.add(path + " is a " + type + ", which is not described");
            return;
        }
        met.add(type);
        fields.forEach((name, field) -> {
            if (field.required() && !object.has(name)) {
                complaints.add(path + "." + name + " is missing");
            }
        });
        object.properties().forEach(entry -> {
            Field field = fields.get(entry.getKey());
            String where = path + "." + entry.getKey();
            if (field == null) {
                complaints.add(where + " is not Stripe's");
            } else {
                value(entry.getValue(), field.types(), where, complaints);
            }
        });
    }

    private void value(JsonNode value, List<String> types, String path, List<String> complaints) {
        if (types.contains("any")) {
            return;
        }
        switch (value.getNodeType()) {
            case NULL -> expect(types.contains("null"), value, types, path, complaints);
            case BOOLEAN -> expect(isBoolean(value, types), value, types, path, complaints);
            case NUMBER -> expect(types.contains("number"), value, types, path, complaints);
            case STRING -> expect(isText(value.stringValue(), types), value, types, path, complaints);
            case ARRAY -> {
                String list = first(types, "[");
                expect(list != null, value, types, path, complaints);
                if (list != null) {
                    value.forEach(one -> value(one, inner(list, 1), path + "[]", complaints));
                }
            }
            case OBJECT -> composed(value, types, path, complaints);
            default -> complaints.add(path + " is " + value);
        }
    }

    private void composed(JsonNode value, List<String> types, String path, List<String> complaints) {
        String list = first(types, "list[");
        String map = first(types, "{");
        List<String> named = types.stream().filter(type -> type.startsWith("@")).toList();
        if (list != null) {
            expect(LIST.equals(List.copyOf(value.propertyNames())), value, types, path, complaints);
            value.path("data").forEach(one -> value(one, inner(list, 5), path + "[]", complaints));
        } else if (map != null) {
            value.forEach(one -> value(one, inner(map, 1), path + "{}", complaints));
        } else if (named.isEmpty()) {
            expect(false, value, types, path, complaints);
        } else {
            object(
                    value,
                    named.stream()
                            .filter(type -> isCalled(value, type))
                            .findFirst()
                            .orElse(named.getFirst())
                            .substring(1),
                    path,
                    complaints);
        }
    }

    /** Of several types of objects, each says in {@code object} which it is. */
    private boolean isCalled(JsonNode value, String type) {
        Map<String, Field> fields = types.getOrDefault(type.substring(1), Map.of());
        Field object = fields.get("object");
        return object != null
                && object.types().contains("'" + value.path("object").asString("") + "'");
    }

    private static boolean isBoolean(JsonNode value, List<String> types) {
        return types.contains("boolean") || types.contains(Boolean.toString(value.booleanValue()));
    }

    private static boolean isText(String text, List<String> types) {
        return types.contains("'" + text + "'")
                || types.contains("string")
                || (types.contains("decimal") && text.matches("-?\\d+(\\.\\d+)?"));
    }

    private static void expect(boolean fits, JsonNode value, List<String> types, String path, List<String> complaints) {
        if (!fits) {
            complaints.add(path + " is no " + String.join("|", types) + ": " + value);
        }
    }

    private static String first(List<String> types, String begin) {
        return types.stream().filter(type -> type.startsWith(begin)).findFirst().orElse(null);
    }

    private static List<String> inner(String type, int begin) {
        return alternatives(type.substring(begin, type.length() - 1));
    }

    private static List<String> alternatives(String type) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (c == '|' && depth == 0) {
                alternatives.add(type.substring(begin, i));
                begin = i + 1;
            }
        }
        alternatives.add(type.substring(begin));
        return alternatives;
    }
}
