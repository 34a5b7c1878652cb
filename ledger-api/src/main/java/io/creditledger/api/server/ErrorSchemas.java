package io.creditledger.api.server;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.eventstore.RefusalCodec;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The errors of each dialect, for the OpenAPI document. */
@SuppressWarnings({"rawtypes", "unchecked"}) // the models of the document are raw themselves
final class ErrorSchemas {
    private static final Map<Dialect, String> NAMES = Map.of(
            Dialect.NATIVE, "Problem",
            Dialect.ORG, "APIErrorPayload",
            Dialect.ENTITY, "Failure",
            Dialect.BILLING, "BillingError");

    private ErrorSchemas() {}

    /** An error answer of the dialect. */
    static ApiResponse response(Dialect dialect, String description) {
        Schema schema = new Schema<>().$ref("#/components/schemas/" + NAMES.get(dialect));
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }

    /** The bodies of all error answers, by name. */
    static Map<String, Schema> all() {
        return Map.of(
                "ValidationErrorItem",
                item(),
                NAMES.get(Dialect.NATIVE),
                problem(),
                NAMES.get(Dialect.ORG),
                payload(Dialect.ORG),
                NAMES.get(Dialect.ENTITY),
                failure(),
                NAMES.get(Dialect.BILLING),
                billingError());
    }

    private static Schema item() {
        return new ObjectSchema()
                .addProperty("loc", new ArraySchema().items(new StringSchema()))
                .addProperty("msg", new StringSchema())
                .addProperty("type", new StringSchema())
                .required(List.of("loc", "msg", "type"));
    }

    private static Schema payload(Dialect dialect) {
        StringSchema type = new StringSchema();
        Arrays.stream(ProblemType.values())
                .map(t -> t.in(dialect).code())
                .distinct()
                .sorted()
                .forEach(type::addEnumItem);
        return new ObjectSchema()
                .addProperty("code", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref("#/components/schemas/ValidationErrorItem"))
                                .types(new LinkedHashSet<>(List.of("array", "null"))))
                .addProperty("type", type)
                .required(List.of("code", "detail", "type"));
    }

    private static Schema problem() {
        Schema problem = payload(Dialect.NATIVE)
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("request_id", new StringSchema());
        StringSchema refusal = new StringSchema();
        RefusalCodec.codes().forEach(refusal::addEnumItem);
        problem.addProperty("refusal", refusal);
        for (String extension : List.of("requested", "available")) {
            problem.addProperty(extension, new StringSchema());
        }
        return problem;
    }

    private static Schema failure() {
        return new ObjectSchema()
                .addProperty("success", new BooleanSchema())
                .addProperty("error", new StringSchema())
                .addProperty("userTokenExpired", new BooleanSchema())
                .required(List.of("success", "error"));
    }

    private static Schema billingError() {
        return new ObjectSchema()
                .addProperty("status", new IntegerSchema())
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("validation_errors", new ArraySchema().items(new StringSchema()))
                .required(List.of("status", "type", "title", "detail"));
    }
}
