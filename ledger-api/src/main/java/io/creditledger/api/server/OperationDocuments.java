package io.creditledger.api.server;

import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Dialect;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.api.security.Signed;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Writes what {@link Needs} says about an operation into the document: body, key, credentials, errors. */
final class OperationDocuments implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    @SuppressWarnings("rawtypes")
    private final Map<String, Schema> bodies = new TreeMap<>();

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Dialect dialect = dialect(method);
        Needs needs = method.getMethod().getAnnotation(Needs.class);
        if (needs == null) {
            if (method.hasMethodAnnotation(Signed.class)) {
                operation.getResponses().putAll(ErrorAnswers.ofSigned(dialect));
            }
            return operation;
        }
        succeeds(operation, needs.success());
        operation.getResponses().putAll(ErrorAnswers.of(method, needs, dialect));
        conditions(operation, method);
        positions(operation, method, needs);
        secure(operation, dialect, needs.users());
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

    /** As its package has it, unless its path says that it is of the native API. */
    private static Dialect dialect(HandlerMethod method) {
        RequestMapping mapping = method.getBeanType().getAnnotation(RequestMapping.class);
        if (mapping != null && Arrays.stream(mapping.value()).anyMatch(path -> path.startsWith("/api/ledger/"))) {
            return Dialect.NATIVE;
        }
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

    /** What is asked with If-Match must be; what was seen already is not sent again. */
    private static void conditions(Operation operation, HandlerMethod method) {
        if (ErrorAnswers.reads(method, "If-None-Match")) {
            operation.getResponses().addApiResponse("304", new ApiResponse().description("As it was seen"));
        }
        if (ErrorAnswers.reads(method, "If-Match")) {
            operation.getParameters().stream()
                    .filter(parameter -> "If-Match".equals(parameter.getName()))
                    .forEach(parameter ->
                            parameter.required(true).description("The ETag that was read, or * for whatever is there"));
        }
    }

    /** Reads can wait for a position, and writes say theirs. */
    private static void positions(Operation operation, HandlerMethod method, Needs needs) {
        boolean called = Arrays.asList(method.getMethod().getParameterTypes()).contains(Call.class);
        if (called && needs.value() == Scope.READ) {
            operation.addParametersItem(new QueryParameter()
                    .name("min_position")
                    .required(false)
                    .description("Answer only when what this position shows is shown: a Ledger-Position of a write")
                    .schema(new IntegerSchema().format("int64").minimum(BigDecimal.ZERO)));
        }
        if (needs.value() == Scope.WRITE && method.getMethod().getReturnType() == ResponseEntity.class) {
            Map<String, Header> headers = new LinkedHashMap<>();
            headers.put(
                    "Ledger-Position", header("Where in the book it is recorded", new IntegerSchema().format("int64")));
            headers.put("Idempotent-Replayed", header("true: the key was answered before", new StringSchema()));
            operation
                    .getResponses()
                    .computeIfPresent(Integer.toString(needs.success()), (status, answer) -> answer.headers(headers));
        }
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }

    /** A key; in the entity dialect its two halves, or a user's token instead of the secret where users may. */
    private static void secure(Operation operation, Dialect dialect, boolean users) {
        if (dialect != Dialect.ENTITY) {
            operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.BEARER));
            return;
        }
        operation.addSecurityItem(new SecurityRequirement().addList("apikey").addList("apisecret"));
        if (users) {
            operation.addSecurityItem(
                    new SecurityRequirement().addList("apikey").addList("token"));
        }
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
