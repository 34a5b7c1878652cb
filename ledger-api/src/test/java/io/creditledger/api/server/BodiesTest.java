package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.server.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the document says about a body is what the reader of the body knows. */
@ExtendWith(SharedLedger.class)
class BodiesTest {
    private final TestLedger ledger;
    private final CreditCustomer customer;

    BodiesTest(TestLedger ledger) {
        this.ledger = ledger;
        this.customer = new CreditCustomer(ledger.admin());
    }

    @Test
    void every_documented_field_is_read_and_one_more_is_not() {
        JsonNode document = ledger.anonymous().get("/openapi.json").json();
        document.at("/paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    String reference = operation
                            .at("/requestBody/content/application~1json/schema/$ref")
                            .asString("");
                    if (!reference.isEmpty()) {
                        check(method, path, document.at(reference.substring(1)).at("/properties"));
                    }
                }));
        assertThat(document.at("/paths").size()).isPositive();
    }

    /** An object is the wrong value for nearly every field: each is refused by name, none as unknown. */
    private void check(String method, String path, JsonNode properties) {
        String fields = properties.propertyNames().stream()
                .map(name -> "\"" + name + "\":" + (name.equals("account") ? "\"customer:x\"" : "{\"x\":1}"))
                .collect(Collectors.joining(","));
        Answer answer = send(method, path, "{" + fields + ",\"nobody_knows\":1}");

        assertThat(answer.status()).as(path + " " + answer.response().body()).isIn(400, 422);
        assertThat(answer.response().body()).as(path).contains("'nobody_knows' is not a field");
        for (String name : properties.propertyNames()) {
            assertThat(answer.response().body()).as(path).doesNotContain("'" + name + "' is not a field");
        }
    }

    private Answer send(String method, String path, String body) {
        String id = UUID.randomUUID().toString();
        String real = path.replaceAll("\\{(block|hold|transaction|user_id)}", id)
                .replace("{account}", "organization:demo")
                .replaceAll("\\{(entity|entityId)}", "e-demo")
                .replace("{org}", "demo")
                .replace("{userId}", "u-1")
                .replace("{tier}", "gold")
                .replace("{customer_id}", customer.id)
                .replace("{external_customer_id}", customer.external)
                .replaceAll("\\{[a-z_]+}", id);
        boolean bearer = Dialect.of(path) != Dialect.ENTITY;
        Http http = (bearer ? ledger.admin() : ledger.owner("u-1"))
                .keyed()
                .with("If-Match", "*")
                .with("Content-Type", "application/json");
        return http.send(method.toUpperCase(Locale.ROOT), real + "?entityId=e-demo", BodyPublishers.ofString(body));
    }
}
