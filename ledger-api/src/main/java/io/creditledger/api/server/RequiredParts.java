package io.creditledger.api.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Marks as required, in the OpenAPI document, what a body always has: whatever is not nullable, nor left out empty.
 * What may be null and is not left out then is marked as that.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // the models of the document are raw themselves
final class RequiredParts implements ModelConverter {
    private static final String MODELS = "#/components/schemas/";

    @Override
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> body = type.getType() == null
                ? Object.class
                : Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && body.isRecord()) {
            String reference = schema.get$ref();
            Schema model = reference == null || !reference.startsWith(MODELS)
                    ? schema
                    : context.getDefinedModels().get(reference.substring(MODELS.length()));
            mark(body, model);
        }
        return schema;
    }

    private static void mark(Class<?> body, @Nullable Schema model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        for (RecordComponent part : body.getRecordComponents()) {
            String name = name(part);
            boolean known = model.getProperties().containsKey(name);
            boolean marked = model.getRequired() != null && model.getRequired().contains(name);
            if (known && !marked && isAlwaysThere(body, part)) {
                model.addRequiredItem(name);
            }
            if (known && isNull(part) && body.getAnnotation(JsonInclude.class) == null) {
                nullable((Schema) model.getProperties().get(name));
            }
        }
    }

    private static String name(RecordComponent part) {
        JsonProperty named = part.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? part.getName() : named.value();
    }

    private static boolean isAlwaysThere(Class<?> body, RecordComponent part) {
        JsonInclude include = body.getAnnotation(JsonInclude.class);
        boolean empties = include != null && include.value() == JsonInclude.Include.NON_EMPTY;
        boolean many = Collection.class.isAssignableFrom(part.getType()) || Map.class.isAssignableFrom(part.getType());
        return !isNull(part) && !(empties && many);
    }

    private static boolean isNull(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void nullable(@Nullable Schema part) {
        if (part != null && part.getTypes() != null && part.get$ref() == null) {
            Set<String> types = new LinkedHashSet<>(part.getTypes());
            types.add("null");
            part.setTypes(types);
        }
    }
}
