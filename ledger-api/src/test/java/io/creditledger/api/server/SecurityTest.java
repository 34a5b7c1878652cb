package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.api.security.Signed;
import io.creditledger.api.server.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ExtendWith(SharedLedger.class)
class SecurityTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "{account}", "organization:demo",
            "{entity}", "e-demo",
            "{entityId}", "e-demo",
            "{org}", "demo",
            "{userId}", "u-1",
            "{tier}", "gold",
            "{key}", "lk_nobody");

    private final TestLedger ledger;

    SecurityTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    /** An operation of the API as the router knows it. */
    private record Route(String method, String path, Needs needs) {}

    @Test
    void every_operation_says_what_it_needs() {
        assertThat(routes())
                .hasSizeGreaterThan(40)
                .allSatisfy(route -> assertThat(route.needs())
                        .as(route.method() + " " + route.path())
                        .isNotNull());
    }

    @Test
    void one_operation_believes_a_signature_instead_of_a_key() {
        assertThat(mapping().getHandlerMethods().entrySet())
                .filteredOn(entry -> entry.getValue().hasMethodAnnotation(Signed.class))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.getKey().getPatternValues()).containsExactly("/api/v1/webhooks/stripe"));
    }

    @Test
    void every_operation_is_closed_without_credentials() {
        for (Route route : routes()) {
            Answer answer = call(ledger.anonymous(), route);
            assertThat(answer.status()).as(route.toString()).isEqualTo(401);
        }
    }

    @Test
    void every_operation_is_closed_to_a_wrong_secret_and_to_a_malformed_key() {
        for (String key : List.of("lk_admin.wrong", "lk_nobody.x", "lk_admin", ".", "x".repeat(5_000))) {
            for (Route route : routes()) {
                Http http = ledger.bearer(key).with("apikey", "lk_admin").with("apisecret", key);
                assertThat(call(http, route).status()).as(route.toString()).isEqualTo(401);
            }
        }
    }

    @Test
    void every_operation_is_closed_to_a_key_without_its_scope() {
        for (Scope missing : Scope.values()) {
            List<Scope> others = new ArrayList<>(List.of(Scope.values()));
            others.remove(missing);
            Http http = ledger.scoped(others.getFirst(), others.getLast());
            String whole = http.header("Authorization").substring(7);
            Http both = http.with("apikey", whole.substring(0, whole.indexOf('.')))
                    .with("apisecret", whole.substring(whole.indexOf('.') + 1));
            for (Route route : routes()) {
                if (route.needs().value() == missing) {
                    assertThat(call(both, route).status()).as(route.toString()).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void another_tenants_accounts_answer_as_if_they_were_not_there() {
        Http stranger = ledger.stranger();
        String whole = stranger.header("Authorization").substring(7);
        Http both = stranger.with("apikey", whole.substring(0, whole.indexOf('.')))
                .with("apisecret", whole.substring(whole.indexOf('.') + 1))
                .with("userid", "u-1");
        long before = ledger.headPosition();
        for (Route route : routes()) {
            if (route.path().contains("{") && !route.path().contains("{key}")) {
                Answer answer = call(both, route);
                assertThat(answer.status())
                        .as(route.method() + " " + route.path() + " "
                                + answer.response().body())
                        .isEqualTo(404);
                assertThat(answer.response().body()).doesNotContain("25000");
            }
        }
        assertThat(ledger.headPosition()).isEqualTo(before);
    }

    @Test
    void an_encoded_path_does_not_get_around_the_gate() {
        for (String path : List.of(
                "/%61pi/ledger/v1/accounts",
                "//api/ledger/v1/accounts", "/x/../api/ledger/v1/accounts", "/api;x/ledger/v1/keys")) {
            assertThat(ledger.anonymous().get(path).status()).as(path).isIn(400, 401, 404);
        }
    }

    @Test
    void a_revoked_key_is_refused_at_once() {
        Http admin = ledger.admin();
        Answer created = admin.post("/api/ledger/v1/keys", "{\"scopes\":[\"read\"],\"label\":\"short\"}");
        Http reader = ledger.bearer(created.text("/key"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(reader.get("/api/ledger/v1/accounts").status()).isEqualTo(200);
        assertThat(admin.delete("/api/ledger/v1/keys/" + created.text("/id")).status())
                .isEqualTo(204);
        assertThat(reader.get("/api/ledger/v1/accounts").status()).isEqualTo(401);
        assertThat(admin.delete("/api/ledger/v1/keys/" + created.text("/id")).status())
                .isEqualTo(404);
    }

    @Test
    void a_secret_is_shown_once_and_kept_nowhere() {
        Http admin = ledger.admin();
        String whole =
                admin.post("/api/ledger/v1/keys", "{\"scopes\":[\"read\"]}").text("/key");
        String secret = whole.substring(whole.indexOf('.') + 1);

        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(admin.get("/api/ledger/v1/keys").response().body())
                .contains(whole.substring(0, whole.indexOf('.')))
                .doesNotContain(secret);
    }

    @Test
    void another_tenants_key_cannot_be_revoked() {
        String id = ledger.admin()
                .post("/api/ledger/v1/keys", "{\"scopes\":[\"read\"]}")
                .text("/id");

        assertThat(ledger.stranger().delete("/api/ledger/v1/keys/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void a_harmless_request_id_is_kept_and_any_other_replaced() {
        assertThat(ledger.admin().with("X-Request-Id", "abc-1").get("/livez").header("Request-Id"))
                .isEqualTo("abc-1");
        String made =
                ledger.admin().with("X-Request-Id", "<script>").get("/livez").header("Request-Id");
        assertThat(UUID.fromString(made).version()).isEqualTo(7);
    }

    private static Answer call(Http http, Route route) {
        String path = route.path();
        for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
            path = path.replace(variable.getKey(), variable.getValue());
        }
        path = path.replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
        path += (path.contains("?") ? "&" : "?") + "entityId=e-demo&from=2026-01-01&to=2026-01-02";
        Http keyed = http.keyed().with("If-Match", "*").with("Content-Type", "application/json");
        return keyed.send(route.method(), path, BodyPublishers.ofString(body(route)));
    }

    /** A body that the operation accepts, so that nothing but the caller is wrong with the request. */
    private static String body(Route route) {
        String path = route.path();
        if (path.endsWith("/tiers")) {
            return "{\"tier\":\"gold\",\"name\":\"Gold\",\"price\":1,\"credits\":1}";
        }
        if (path.endsWith("/tiers/{tier}")) {
            return "{\"name\":\"Gold\",\"price\":1,\"credits\":1}";
        }
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "grants", "decrements", "holds", "captures" -> "{\"amount\":\"1\"}";
            case "evaluate" ->
                "{\"timeframe_start\":\"" + Instant.now().minus(Duration.ofDays(1)) + "\",\"timeframe_end\":\""
                        + Instant.now() + "\"}";
            case "purchases" -> "{\"blocks\":[{\"amount\":\"1\"}]}";
            case "expiry" -> "{\"expires_at\":null}";
            case "credits-tiers" ->
                "{\"creditsTierId\":\"gold\",\"creditsTierName\":\"Gold\",\"price\":1,\"creditsAmount\":1}";
            case "buy-credits" -> "{\"creditsTierId\":\"gold\"}";
            case "checkout" -> "{\"success_url\":\"http://localhost/\",\"cancel_url\":\"http://localhost/\"}";
            case "create-payment-intent" -> "{\"intentData\":{\"amount\":1}}";
            case "approve-payment" -> "{\"intentId\":\"pi_1\"}";
            case "decrement-credits" -> "{\"creditsAmount\":1}";
            case "mark_paid" -> "{\"payment_received_date\":\"2026-01-01\"}";
            case "{alert_id}" -> "{\"thresholds\":[{\"value\":1}]}";
            default -> "{}";
        };
    }

    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        mapping().getHandlerMethods().forEach((info, method) -> routes.addAll(of(info, method)));
        return routes;
    }

    private RequestMappingHandlerMapping mapping() {
        return ledger.server().context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    private static List<Route> of(RequestMappingInfo info, HandlerMethod method) {
        List<Route> routes = new ArrayList<>();
        for (String path : info.getPatternValues()) {
            if (Dialect.isApi(path) && !method.hasMethodAnnotation(Signed.class)) {
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(m -> routes.add(
                                new Route(m.name(), path, method.getMethod().getAnnotation(Needs.class))));
            }
        }
        return routes;
    }
}
