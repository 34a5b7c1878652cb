package io.creditledger.api.server;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Writes what {@link Needs} says about an operation into the document: body, key, credentials, errors. */
final class OperationDocuments implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    private static final Map<String, String> ERRORS = Map.of(
            "400", "The request cannot be understood",
            "401", "Authentication failed",
            "403", "The key or token may not do this",
            "404", "Not found, or not the caller's",
            "503", "Busy, or the outcome is unknown: retry with the same key");

    @SuppressWarnings("rawtypes")
    private final Map<String, Schema> bodies = new TreeMap<>();

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Needs needs = method.getMethod().getAnnotation(Needs.class);
        if (needs == null) {
            return operation;
        }
        Dialect dialect = dialect(method);
        succeeds(operation, needs.success());
        ERRORS.forEach((status, text) ->
                operation.getResponses().addApiResponse(status, ErrorSchemas.response(dialect, text)));
        if (dialect == Dialect.BILLING) {
            withoutGateways(operation);
        }
        if (needs.value() != Scope.READ) {
            refused(operation, dialect);
        }
        if (needs.provider()) {
            sells(operation, dialect);
        }
        secure(operation, dialect == Dialect.ENTITY);
        key(operation, needs.key());
        body(operation, needs.body());
        return operation;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void customise(OpenAPI document) {
        bodies.putAll(ErrorSchemas.all());
        bodies.forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
    }

    private static Dialect dialect(HandlerMethod method) {
        String name = method.getBeanType().getPackageName();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "entity" -> Dialect.ENTITY;
            case "org" -> Dialect.ORG;
            case "billing" -> Dialect.BILLING;
            default -> Dialect.NATIVE;
        };
    }

    /** Answers that the framework believes to be 200 are what the operation says they are. */
    private static void succeeds(Operation operation, int status) {
        ApiResponse answer = operation.getResponses().remove("200");
        if (answer != null) {
            operation.getResponses().addApiResponse(Integer.toString(status), answer.description("Done"));
        }
    }

    /** The billing dialect says 429 and 500 where others say 503 and 504. */
    private static void withoutGateways(Operation operation) {
        operation.getResponses().remove("503");
        operation.getResponses().addApiResponse("429", ErrorSchemas.response(Dialect.BILLING, "Busy; no effect"));
        operation
                .getResponses()
                .addApiResponse(
                        "500",
                        ErrorSchemas.response(
                                Dialect.BILLING, "The outcome is unknown where the answer has Transient-Error: true"));
    }

    private static void refused(Operation operation, Dialect dialect) {
        operation.getResponses().addApiResponse("409", ErrorSchemas.response(dialect, "Refused; no effect"));
        operation.getResponses().addApiResponse("413", ErrorSchemas.response(dialect, "The body is too large"));
        if (dialect == Dialect.BILLING) {
            return;
        }
        operation.getResponses().addApiResponse("504", ErrorSchemas.response(dialect, "The outcome is unknown"));
        if (dialect != Dialect.ENTITY) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "422", ErrorSchemas.response(dialect, "A field is wrong, or the key reused; no effect"));
        }
    }

    private static void sells(Operation operation, Dialect dialect) {
        operation.getResponses().addApiResponse("500", ErrorSchemas.response(dialect, "Selling is not configured"));
        operation
                .getResponses()
                .addApiResponse("502", ErrorSchemas.response(dialect, "The provider refused, or is away"));
        operation
                .getResponses()
                .addApiResponse("504", ErrorSchemas.response(dialect, "The provider did not answer in time"));
    }

    private static void secure(Operation operation, boolean entity) {
        SecurityRequirement requirement = new SecurityRequirement();
        if (entity) {
            requirement.addList("apikey").addList("apisecret");
        } else {
            requirement.addList(OpenApiConfiguration.BEARER);
        }
        operation.addSecurityItem(requirement);
    }

    private static void key(Operation operation, Needs.Key key) {
        if (key != Needs.Key.NONE) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .required(key == Needs.Key.REQUIRED)
                    .description("One key per occasion, the same when you retry; 1 to 255 printable ASCII characters")
                    .schema(new StringSchema()));
        }
    }

    private void body(Operation operation, Class<?> body) {
        if (body == Void.class) {
            return;
        }
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(body).resolveAsRef(true));
        bodies.putAll(resolved.referencedSchemas);
        operation.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content().addMediaType("application/json", new MediaType().schema(resolved.schema))));
    }
}
