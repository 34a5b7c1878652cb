package io.creditledger.api.billing;

import io.creditledger.core.money.Decimals;
import io.creditledger.core.price.model.Flaw;
import io.creditledger.core.price.model.PricingModel;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the published configuration of a model: its fields are the components of the model's record in snake case.
 * Decimals may be strings or numbers. What is wrong is collected with its path; nothing may be done with what was read
 * before {@link #flaws()} is known to be empty.
 */
final class ConfigReader {
    private static final int MAX_DIGITS = 40;
    private static final int MAX_LENGTH = 64;

    /** Lists that a configuration need not have. */
    private static final Set<String> OPTIONAL = Set.of("threshold_discount_groups", "scaling_factors");

    private final List<Flaw> flaws = new ArrayList<>();

    /** What is wrong, with paths inside the configuration. */
    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** The model with this configuration; null: something is wrong. */
    @Nullable
    PricingModel read(Class<? extends PricingModel> model, @Nullable JsonNode config) {
        if (config == null) {
            flaws.add(new Flaw("", "is required"));
            return null;
        }
        Object read = object(model, config, "");
        return flaws.isEmpty() ? model.cast(read) : null;
    }

    private @Nullable Object object(Class<?> type, JsonNode node, String path) {
        if (!node.isObject()) {
            flaws.add(new Flaw(path, "must be an object"));
            return null;
        }
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        Set<String> known = new HashSet<>();
        String prefix = path.isEmpty() ? "" : path + ".";
        for (int i = 0; i < components.length; i++) {
            String name = Names.snakeCase(components[i].getName());
            known.add(name);
            values[i] = component(components[i], node.get(name), name, prefix + name);
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                flaws.add(new Flaw(prefix + name, "is not a field of this configuration"));
            }
        }
        return flaws.isEmpty() ? made(type, components, values) : null;
    }

    private @Nullable Object component(RecordComponent component, @Nullable JsonNode node, String name, String path) {
        Class<?> type = component.getType();
        if (node == null || node.isNull()) {
            return absent(component, name, path);
        }
        if (type == boolean.class) {
            return flag(node, path);
        }
        return type == List.class ? list(component.getAnnotatedType(), node, path) : value(type, node, path);
    }

    private @Nullable Object absent(RecordComponent component, String name, String path) {
        if (component.getType() == boolean.class) {
            return false;
        }
        if (!isNullable(component.getAnnotatedType()) && !OPTIONAL.contains(name)) {
            flaws.add(new Flaw(path, "is required"));
        }
        return component.getType() == List.class ? List.of() : null;
    }

    private @Nullable Object value(Class<?> type, JsonNode node, String path) {
        if (type == BigDecimal.class) {
            return decimal(node, path);
        }
        if (type == String.class) {
            if (!node.isString()) {
                flaws.add(new Flaw(path, "must be a string"));
            }
            return node.isString() ? node.stringValue() : null;
        }
        return object(type, node, path);
    }

    private List<@Nullable Object> list(AnnotatedType type, JsonNode node, String path) {
        AnnotatedType element = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
        List<@Nullable Object> list = new ArrayList<>();
        if (!node.isArray()) {
            flaws.add(new Flaw(path, "must be a list"));
            return list;
        }
        for (int i = 0; i < node.size(); i++) {
            JsonNode item = node.get(i);
            boolean absent = item.isNull() && isNullable(element);
            list.add(absent ? null : value((Class<?>) element.getType(), item, path + "[" + i + "]"));
        }
        return Collections.unmodifiableList(list);
    }

    private @Nullable BigDecimal decimal(JsonNode node, String path) {
        String text = node.isString() || node.isNumber() ? node.asString() : "";
        try {
            if (!text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(c -> c < 128)) {
                BigDecimal number = new BigDecimal(text);
                if (number.precision() - (long) number.scale() <= MAX_DIGITS && number.scale() <= MAX_DIGITS) {
                    return Decimals.canonical(number);
                }
            }
            flaws.add(new Flaw(path, "must be a decimal number of up to " + MAX_DIGITS + " digits"));
        } catch (NumberFormatException e) {
            flaws.add(new Flaw(path, "must be a decimal number, in a string or not"));
        }
        return null;
    }

    private boolean flag(JsonNode node, String path) {
        if (!node.isBoolean()) {
            flaws.add(new Flaw(path, "must be true or false"));
        }
        return node.isBoolean() && node.booleanValue();
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Object made(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " does not take what it declares", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no public record", e);
        }
    }
}
