package io.creditledger.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameters as Stripe reads them: {@code a[b][0][c]=d}, {@code expand[]=x}; an empty text means "unset". */
public final class Form {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final String name;
    private final Map<String, Object> fields;

    private Form(String name, Map<String, Object> fields) {
        this.name = name;
        this.fields = fields;
    }

    /** Reads url-encoded parameters, of a body or of a query. */
    public static Form parse(String... encoded) {
        Form form = new Form("", new LinkedHashMap<>());
        for (String part : encoded) {
            for (String pair : part.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String key = equals < 0 ? pair : pair.substring(0, equals);
                    form.put(decoded(key), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid(null, "Invalid encoding: " + e.getMessage(), null);
        }
    }

    private void put(String key, String value) {
        int bracket = key.indexOf('[');
        if (bracket <= 0) {
            fields.put(key, value);
            return;
        }
        String[] path = key.substring(bracket + 1).replaceAll("]$", "").split("]\\[", -1);
        Map<String, Object> target = nested(fields, key.substring(0, bracket), key);
        for (int i = 0; i < path.length - 1; i++) {
            target = nested(target, index(target, path[i]), key);
        }
        target.put(index(target, path[path.length - 1]), value);
    }

    private static String index(Map<String, Object> target, String step) {
        return step.isEmpty() ? String.valueOf(target.size()) : step;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nested(Map<String, Object> target, String step, String key) {
        Object found = target.computeIfAbsent(step, any -> new LinkedHashMap<String, Object>());
        if (found instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw ApiError.invalid(null, "Invalid object", key);
    }

    /** The full name of a parameter of this form, as {@code line_items[0][price]}. */
    public String param(String field) {
        return name.isEmpty() ? field : name + "[" + field + "]";
    }

    /** Whether the parameter was sent, be it empty. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** Whether nothing was sent. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The text; null when not sent or empty. */
    public @Nullable String text(String field) {
        Object value = fields.get(field);
        if (value instanceof Map) {
            throw ApiError.invalid(null, "Invalid string: " + value, param(field));
        }
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    /** The text, which must be there. */
    public String required(String field) {
        String text = text(field);
        if (text != null) {
            return text;
        }
        if (has(field)) {
            throw ApiError.invalid(
                    "parameter_invalid_empty",
                    "You passed an empty string for '" + param(field) + "'. We assume empty values are an attempt to"
                            + " unset a parameter; however '" + param(field) + "' cannot be unset. You should remove '"
                            + param(field) + "' from your request or supply a non-empty value.",
                    param(field));
        }
        throw ApiError.missing(param(field));
    }

    /** An e-mail address; null when not sent or empty. */
    public @Nullable String email(String field) {
        String text = text(field);
        if (text != null && !EMAIL.matcher(text).matches()) {
            throw ApiError.invalid("email_invalid", "Invalid email address: " + text, param(field));
        }
        return text;
    }

    /** One of the words; the first when not sent. */
    public String choice(String field, String... words) {
        String text = text(field);
        if (text == null) {
            return words[0];
        }
        if (!List.of(words).contains(text)) {
            throw ApiError.invalid(
                    null, "Invalid " + param(field) + ": must be one of " + String.join(", ", words), param(field));
        }
        return text;
    }

    /** A whole number; null when not sent. */
    public @Nullable Long integer(String field) {
        String text = text(field);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw ApiError.invalid("parameter_invalid_integer", "Invalid integer: " + text, param(field));
        }
    }

    /** A whole number that must be there. */
    public long requiredInteger(String field) {
        required(field);
        Long number = integer(field);
        return number == null ? 0 : number;
    }

    /** True or false; the default when not sent. */
    public boolean flag(String field, boolean otherwise) {
        String text = text(field);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw ApiError.invalid(null, "Invalid boolean: " + text, param(field));
        }
        return text.equals("true");
    }

    /** Whether a flag of the nested parameters is true. */
    public boolean flagOf(String nested, String field) {
        return form(nested).flag(field, false);
    }

    /** The nested parameters; an empty form when none were sent. */
    @SuppressWarnings("unchecked")
    public Form form(String field) {
        Object value = fields.getOrDefault(field, Map.of());
        if (value instanceof Map<?, ?> map) {
            return new Form(param(field), (Map<String, Object>) map);
        }
        if (value.toString().isEmpty()) {
            return new Form(param(field), Map.of());
        }
        throw ApiError.invalid("parameter_invalid", "Invalid object", param(field));
    }

    /** The forms of an array of objects. */
    public List<Form> forms(String field) {
        Form list = form(field);
        return list.fields.keySet().stream().map(list::form).toList();
    }

    /** The texts of an array. */
    public List<String> texts(String field) {
        Form list = form(field);
        return list.fields.keySet().stream().map(list::required).toList();
    }

    /** The names sent with their texts; an empty text stays empty. */
    public Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            if (value instanceof Map) {
                throw ApiError.invalid(null, "Metadata values must be strings.", param(key));
            }
            entries.put(key, value.toString());
        });
        return entries;
    }

    /** Every parameter with its plain path, as {@code line_items.price}, and its full name. */
    public Stream<Sent> sent() {
        return sent("", "");
    }

    private Stream<Sent> sent(String path, String full) {
        List<Sent> all = new ArrayList<>();
        fields.forEach((key, value) -> {
            boolean index = !path.isEmpty() && key.chars().allMatch(Character::isDigit);
            String inner = index ? path : path.isEmpty() ? key : path + "." + key;
            String innerFull = full.isEmpty() ? key : full + "[" + key + "]";
            if (value instanceof Map) {
                form(key).sent(inner, innerFull).forEach(all::add);
            } else {
                all.add(new Sent(inner, innerFull));
            }
        });
        return all.stream();
    }

    /** A parameter that was sent. */
    public record Sent(String path, String full) {}
}
