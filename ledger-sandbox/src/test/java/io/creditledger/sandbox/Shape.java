package io.creditledger.sandbox;

import com.google.gson.annotations.SerializedName;
import com.stripe.model.ExpandableField;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeObject;
import com.stripe.model.StripeObjectInterface;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares JSON with what stripe-java, generated from Stripe's own description, knows of an object. */
final class Shape {
    private Shape() {}

    /**
     * Fields that Stripe does not have, or has otherwise; and fields of the object that should be there and are not.
     */
    static List<String> complaints(ObjectNode object, Class<?> model, Set<String> mayLack) {
        List<String> complaints = new ArrayList<>();
        compare(object, model, model.getSimpleName(), complaints);
        fields(model).keySet().stream()
                .filter(name -> !object.has(name) && !mayLack.contains(name))
                .forEach(name -> complaints.add(model.getSimpleName() + "." + name + " is missing"));
        return complaints;
    }

    private static void compare(ObjectNode object, Class<?> model, String path, List<String> complaints) {
        Map<String, Field> known = fields(model);
        object.properties().forEach(field -> {
            Field there = known.get(field.getKey());
            String where = path + "." + field.getKey();
            if (there == null) {
                complaints.add(where + " is not Stripe's");
            } else {
                compare(field.getValue(), there.getGenericType(), where, complaints);
            }
        });
    }

    private static void compare(JsonNode value, Type type, String path, List<String> complaints) {
        if (value.isNull() || type == Object.class) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            compareGeneric(value, generic, path, complaints);
        } else if (type instanceof Class<?> model && StripeObject.class.isAssignableFrom(model)) {
            if (value instanceof ObjectNode object && StripeCollection.class.isAssignableFrom(model)) {
                compareList(object, (ParameterizedType) model.getGenericSuperclass(), path, complaints);
            } else if (value instanceof ObjectNode object) {
                compare(object, model, path, complaints);
            } else {
                complaints.add(path + " is no object: " + value);
            }
        } else if (type instanceof Class<?> plain && !fits(value, plain)) {
            complaints.add(path + " is no " + plain.getSimpleName() + ": " + value);
        }
    }

    private static void compareList(ObjectNode list, ParameterizedType type, String path, List<String> complaints) {
        if (!List.of("object", "data", "has_more", "url").equals(List.copyOf(list.propertyNames()))) {
            complaints.add(path + " is no list: " + list.propertyNames());
        }
        for (JsonNode member : list.get("data")) {
            compare(member, type.getActualTypeArguments()[0], path + "[]", complaints);
        }
    }

    private static void compareGeneric(JsonNode value, ParameterizedType type, String path, List<String> complaints) {
        Type inner = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == ExpandableField.class && value.isString()) {
            return;
        }
        if (raw == ExpandableField.class) {
            compare(value, inner, path, complaints);
        } else if (List.class.isAssignableFrom(raw) && value.isArray()) {
            value.forEach(member -> compare(member, inner, path + "[]", complaints));
        } else if (Map.class.isAssignableFrom(raw) && value.isObject()) {
            value.forEach(member -> compare(member, inner, path + "{}", complaints));
        } else {
            complaints.add(path + " is no " + type + ": " + value);
        }
    }

    private static boolean fits(JsonNode value, Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> value.isString();
            case "Long" -> value.isIntegralNumber();
            case "Boolean" -> value.isBoolean();
            case "BigDecimal" -> value.isString() && value.stringValue().matches("-?\\d+(\\.\\d+)?");
            default -> value.isObject();
        };
    }

    private static Map<String, Field> fields(Class<?> model) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Class<?> type = model; type != null; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(SerializedName.class))
                    .forEach(field ->
                            fields.put(field.getAnnotation(SerializedName.class).value(), field));
        }
        if (fields.isEmpty() && StripeObjectInterface.class.isAssignableFrom(model)) {
            throw new IllegalStateException(model + " describes nothing");
        }
        return fields;
    }
}
