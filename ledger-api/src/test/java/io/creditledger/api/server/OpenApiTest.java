package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.server.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The document in {@code docs/openapi.json} is the one that is served; {@code -Dopenapi.write=true} writes it anew. */
@ExtendWith(SharedLedger.class)
class OpenApiTest {
    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final TestLedger ledger;

    OpenApiTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void the_committed_document_is_the_served_one() throws IOException {
        Answer served = ledger.anonymous().get("/openapi.json");
        assertThat(served.status()).isEqualTo(200);
        String document = JSON.writeValueAsString(served.json()) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, document);
        }

        assertThat(JSON.readTree(Files.readString(COMMITTED))).isEqualTo(JSON.readTree(document));
    }

    @Test
    void every_route_is_documented_with_a_summary_and_a_name_of_its_own() {
        JsonNode paths = ledger.anonymous().get("/openapi.json").json().at("/paths");
        Set<String> documented = new TreeSet<>();
        Set<String> names = new HashSet<>();
        paths.forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
            documented.add(method.toUpperCase(Locale.ROOT) + " " + path);
            String name = operation.at("/operationId").asString();
            assertThat(names.add(name)).as("operationId " + name).isTrue();
            assertThat(operation.at("/summary").asString()).as(name).isNotBlank();
            assertThat(operation.at("/responses").size()).as(name).isPositive();
        }));

        assertThat(documented).containsAll(routes()).hasSizeGreaterThan(40);
    }

    @Test
    void a_body_is_documented_by_the_fields_that_it_has() {
        JsonNode document = ledger.anonymous().get("/openapi.json").json();
        JsonNode body = document.at("/paths/~1api~1ledger~1v1~1accounts~1{account}~1decrements/post/requestBody");
        String reference = body.at("/content/application~1json/schema/$ref").asString();

        assertThat(document.at(reference.substring(1) + "/properties").propertyNames())
                .contains("amount", "kind", "input_tokens", "metadata");
    }

    @Test
    void the_document_can_be_tried_in_a_browser() {
        assertThat(ledger.anonymous().get("/docs").status()).isIn(200, 302);
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        ledger.server()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().stream()
                        .filter(Dialect::isApi)
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(m -> routes.add(m.name() + " " + path))));
        return routes;
    }
}
