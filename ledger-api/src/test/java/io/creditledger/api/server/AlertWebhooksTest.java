package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.security.Scope;
import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.server.WebhookReceiver.Told;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tenants are told of alerts at a place of their own, signed, in order, again until they answer. */
@ExtendWith(SharedLedger.class)
class AlertWebhooksTest {
    private static final String PATH = "/api/ledger/v1/tenant/alert-webhook";
    private static final JsonMapper JSON = new JsonMapper();

    private final TestLedger ledger;
    private final Http http;
    private final CreditCustomer customer;
    private WebhookReceiver receiver = new WebhookReceiver(0);

    AlertWebhooksTest(TestLedger ledger) {
        this.ledger = ledger;
        this.http = ledger.stranger();
        this.customer = new CreditCustomer(http);
    }

    @AfterEach
    void nobody_is_told_any_more() {
        http.delete(PATH);
        receiver.close();
    }

    @Test
    void a_tenant_is_told_what_fired_once_for_each_threshold_in_the_published_words() {
        String secret = told();
        alert("dropped", "\"thresholds\":[{\"value\":50},{\"value\":20}],");
        alert("depleted", "");
        alert("recovered", "");
        customer.increment(100, "null", "0");
        decrement(85);
        decrement(15);
        customer.increment(1, "null", "0");

        assertThat(types(5))
                .containsExactlyInAnyOrder(
                        "customer.credit_balance_recovered",
                        "customer.credit_balance_dropped 50",
                        "customer.credit_balance_dropped 20",
                        "customer.credit_balance_depleted",
                        "customer.credit_balance_recovered");
        assertThat(types(5))
                .containsSubsequence("customer.credit_balance_dropped 50", "customer.credit_balance_dropped 20");
        Told first = receiver.told().getFirst();
        JsonNode message = JSON.readTree(first.body());
        assertThat(message.propertyNames()).containsExactly("id", "created_at", "type", "customer", "properties");
        assertThat(message.at("/customer"))
                .isEqualTo(http.get("/v1/customers/" + customer.id).json());
        assertThat(message.at("/properties/pricing_unit/name").asString()).isEqualTo("credits");
        assertThat(message.at("/properties/alert_configuration/id").asString()).hasSize(36);
        assertThat(first.signature()).isEqualTo(signature(secret, first));
        assertThat(Duration.between(Instant.parse(first.timestamp()), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
        assertThat(receiver.told().stream().map(AlertWebhooksTest::id)).doesNotHaveDuplicates();
        assertThat(http.get(PATH).json().at("/pending").asInt()).isZero();
    }

    @Test
    void a_refused_message_is_sent_again_before_anything_else_of_its_alert() {
        told();
        receiver.refuse(1);
        alert("dropped", "\"thresholds\":[{\"value\":50},{\"value\":20}],");
        customer.increment(100, "null", "0");
        decrement(60);
        decrement(30);

        List<String> types = types(3);
        assertThat(types)
                .containsExactly(
                        "customer.credit_balance_dropped 50",
                        "customer.credit_balance_dropped 50",
                        "customer.credit_balance_dropped 20");
        List<Told> told = receiver.told();
        assertThat(told).extracting(Told::answered).containsExactly(503, 204, 204);
        assertThat(id(told.get(1))).isEqualTo(id(told.get(0))).isNotEqualTo(id(told.get(2)));
        assertThat(told.get(1).body()).isEqualTo(told.get(0).body());
    }

    @Test
    void what_fires_while_nobody_listens_is_kept_shown_and_delivered_later() {
        told();
        int port = receiver.port();
        receiver.close();
        Answer alert = alert("depleted", "");
        customer.increment(10, "null", "0");
        decrement(10);
        until(() -> !http.get(PATH).json().at("/problem").isMissingNode());

        Answer shown = http.get(PATH);
        assertThat(shown.text("/problem")).contains("Connect");
        assertThat(shown.json().at("/pending").asInt()).isEqualTo(1);
        assertThat(shown.json().has("secret")).isFalse();
        assertThat(ledger.metrics()).doesNotContain("ledger_alert_webhooks_total{result=\"failed\"} 0.0");
        http.post("/v1/alerts/" + alert.text("/id") + "/disable", "");
        receiver = new WebhookReceiver(port);
        assertThat(types(1)).containsExactly("customer.credit_balance_depleted");
        until(() -> http.get(PATH).json().at("/pending").asInt() == 0);
    }

    @Test
    void a_receiver_that_never_ends_its_answer_keeps_nobody_waiting() {
        told();
        receiver.neverEnd();
        alert("dropped", "\"thresholds\":[{\"value\":50},{\"value\":20}],");
        customer.increment(100, "null", "0");
        decrement(90);

        assertThat(types(2)).hasSize(2);
        until(() -> http.get(PATH).json().at("/pending").asInt() == 0);
    }

    @Test
    void two_nodes_tell_one_alert_once_while_the_other_is_at_it() {
        try (TestLedger second = ledger.secondNode()) {
            assertThat(second.headPosition()).isPositive();
            told();
            receiver.slow(Duration.ofMillis(1_200));
            alert("dropped", "\"thresholds\":[{\"value\":50},{\"value\":20}],");
            customer.increment(100, "null", "0");
            decrement(90);

            until(() -> http.get(PATH).json().at("/pending").asInt() == 0
                    && receiver.told().size() >= 2);
            assertThat(types(2))
                    .containsExactly("customer.credit_balance_dropped 50", "customer.credit_balance_dropped 20");
        }
    }

    @Test
    void what_is_never_taken_is_given_up_after_three_days_and_forgotten_after_thirty() {
        told();
        receiver.close();
        alert("depleted", "");
        customer.increment(10, "null", "0");
        decrement(10);
        until(() -> !http.get(PATH).json().at("/problem").isMissingNode());

        JdbcClient sql = JdbcClient.create(ledger.database().dataSource());
        String ours = " WHERE body LIKE '%" + customer.id + "%'";
        sql.sql("UPDATE ledger.alert_webhook SET next_at = now(), fired_at = fired_at - interval '71 hours'" + ours)
                .update();
        until(() -> attempts(sql, ours) > 2);
        assertThat(http.get(PATH).json().at("/pending").asInt()).isEqualTo(1);
        sql.sql("UPDATE ledger.alert_webhook SET next_at = now(), fired_at = fired_at - interval '2 hours'" + ours)
                .update();
        until(() -> http.get(PATH).json().at("/pending").asInt() == 0);
        String state = "SELECT state FROM ledger.alert_webhook" + ours;
        assertThat(sql.sql(state).query(String.class).list()).containsExactly("given_up");

        String age = "UPDATE ledger.alert_webhook SET closed_at = now() - make_interval(days => :days)" + ours;
        sql.sql(age).param("days", 29).update();
        until(() -> ledger.metrics().contains("ledger_alert_webhooks_total{result=\"given_up\"}"));
        assertThat(sql.sql(state).query(String.class).list()).hasSize(1);
        sql.sql(age).param("days", 31).update();
        until(() -> sql.sql(state).query(String.class).list().isEmpty());
    }

    @Test
    void a_place_that_no_request_can_be_made_to_is_shown_as_failing_and_not_tried_for_ever() {
        told();
        JdbcClient sql = JdbcClient.create(ledger.database().dataSource());
        sql.sql("UPDATE ledger.alert_endpoint SET url = 'http://127.0.0.1:99999/'")
                .update();
        alert("depleted", "");
        customer.increment(10, "null", "0");
        decrement(10);

        until(() -> http.get(PATH).json().at("/problem").asString().contains("99999"));
    }

    private static int attempts(JdbcClient sql, String ours) {
        return sql.sql("SELECT coalesce(sum(attempts), 0) FROM ledger.alert_webhook" + ours)
                .query(Integer.class)
                .single();
    }

    @Test
    void nobody_else_is_told_and_nobody_who_does_not_want_to_be() {
        told();
        CreditCustomer other = new CreditCustomer(ledger.stranger());
        other.increment(1, "null", "0");
        assertThat(http.delete(PATH).status()).isEqualTo(204);
        assertThat(http.delete(PATH).status()).isEqualTo(404);
        assertThat(http.get(PATH).status()).isEqualTo(404);
        alert("depleted", "");
        customer.increment(1, "null", "0");
        decrement(1);
        String later = told();
        customer.increment(1, "null", "0");
        decrement(1);

        assertThat(types(1)).containsExactly("customer.credit_balance_depleted");
        assertThat(receiver.told().getFirst().signature())
                .isEqualTo(signature(later, receiver.told().getFirst()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":\"\"}",
                "{\"url\":\"nowhere\"}",
                "{\"url\":\"ftp://example.org/\"}",
                "{\"url\":\"https://user:pass@example.org/\"}",
                "{\"url\":\"https:///alerts\"}",
                "{\"url\":\"https://example.org:99999/\"}",
                "{\"url\":\"https://example.org/ a\"}"
            })
    void a_place_that_cannot_be_told_is_refused(String body) {
        assertThat(http.put(PATH, body).status()).isEqualTo(422);
        assertThat(http.get(PATH).status()).isEqualTo(404);
    }

    @Test
    void only_administrators_say_where() {
        assertThat(ledger.anonymous().get(PATH).status()).isEqualTo(401);
        assertThat(ledger.scoped(Scope.READ, Scope.WRITE).get(PATH).status()).isEqualTo(403);
    }

    private String told() {
        Answer set = http.put(PATH, "{\"url\":\"" + receiver.url() + "\"}");
        assertThat(set.status()).as(set.response().body()).isEqualTo(200);
        assertThat(set.text("/url")).isEqualTo(receiver.url());
        return set.text("/secret");
    }

    private Answer alert(String type, String thresholds) {
        Answer alert = http.post(
                "/v1/alerts/customer_id/" + customer.id,
                "{" + thresholds + "\"currency\":\"credits\",\"type\":\"credit_balance_" + type + "\"}");
        assertThat(alert.status()).as(alert.response().body()).isEqualTo(201);
        return alert;
    }

    private void decrement(int amount) {
        assertThat(customer.entry("{\"entry_type\":\"decrement\",\"amount\":" + amount + "}")
                        .status())
                .isEqualTo(201);
    }

    /** Type and threshold of all messages, once there are so many; that no more come is seen by who looks next. */
    private List<String> types(int count) {
        until(() -> receiver.told().size() >= count);
        return receiver.told().stream()
                .map(told -> JSON.readTree(told.body()))
                .map(message -> message.at("/type").asString()
                        + (message.at("/type").asString().endsWith("dropped")
                                ? " "
                                        + message.at("/properties/balance_threshold")
                                                .asString()
                                : ""))
                .toList();
    }

    private static String id(Told told) {
        return JSON.readTree(told.body()).at("/id").asString();
    }

    private static String signature(String secret, Told told) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = "v1:" + told.timestamp() + ":" + told.body();
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(BooleanSupplier there) {
        Instant end = Instant.now().plusSeconds(20);
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).as("waiting").isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
