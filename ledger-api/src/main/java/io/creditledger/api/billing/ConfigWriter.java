package io.creditledger.api.billing;

import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.core.price.model.PricingModel;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the published configuration of a model: decimals as strings, quantities as numbers, every key present.
 * Switches that came later than the rest are written only when they are on.
 */
final class ConfigWriter {
    /** Fields that are JSON numbers in every model. */
    private static final Set<String> NUMBERS = Set.of("first_unit", "last_unit", "maximum_units", "bps");

    /** Fields that are JSON numbers in one model, and strings in others. */
    private static final Set<String> NUMBERS_OF_MODEL =
            Set.of("package.package_size", "matrix_with_allocation.allocation", "percent.percent");

    private final String type;

    private ConfigWriter(String type) {
        this.type = type;
    }

    /** The configuration. */
    static Map<String, @Nullable Object> write(PricingModel model) {
        return new ConfigWriter(ModelTypes.of(model)).object(model);
    }

    private Map<String, @Nullable Object> object(Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = Names.snakeCase(component.getName());
            Object part = part(value, component);
            if (!Boolean.FALSE.equals(part)) {
                object.put(name, written(name, part));
            }
        }
        return object;
    }

    private @Nullable Object written(String name, @Nullable Object part) {
        return switch (part) {
            case null -> null;
            case BigDecimal number ->
                NUMBERS.contains(name) || NUMBERS_OF_MODEL.contains(type + "." + name)
                        ? number
                        : number.toPlainString();
            case List<?> list -> list.stream().map(item -> written(name, item)).toList();
            case Record inner -> object(inner);
            default -> part;
        };
    }

    private static @Nullable Object part(Object value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
