package io.creditledger.api.server;

import static io.creditledger.api.server.CustomersTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Alerts on a customer's balance, as the published clients see them. */
@ExtendWith(SharedLedger.class)
class AlertsTest {
    private final Http http;
    private final CreditCustomer customer;

    AlertsTest(TestLedger ledger) {
        this.http = ledger.admin();
        this.customer = new CreditCustomer(http);
    }

    @Test
    void an_alert_fires_once_for_each_time_that_the_balance_falls_to_its_threshold() {
        customer.increment(100, "null", "0");
        Answer dropped = alert("dropped", "\"thresholds\":[{\"value\":50},{\"value\":20}],");
        assertThat(dropped.status()).isEqualTo(201);
        assertThat(status(dropped.json())).isEqualTo("50 false 20 false");

        decrement(40);
        assertThat(crossings(dropped)).isEmpty();
        decrement(10);
        decrement(10);
        assertThat(crossings(dropped)).containsExactly("50: 50");
        decrement(30);
        assertThat(crossings(dropped)).containsExactly("10: 20", "50: 50");
        customer.increment(60, "null", "0");
        decrement(65);
        assertThat(crossings(dropped)).containsExactly("5: 20,50", "10: 20", "50: 50");
        assertThat(status(get(dropped))).isEqualTo("50 true 20 true");
    }

    @Test
    void a_depleted_balance_and_one_that_recovers_are_noticed() {
        Answer depleted = alert("depleted", "");
        Answer recovered = alert("recovered", "\"thresholds\":[{\"value\":5}],");
        assertThat(status(get(depleted))).isEqualTo("0 true");

        customer.increment(10, "null", "0");
        decrement(12);
        customer.increment(20, "null", "0");

        assertThat(crossings(depleted)).containsExactly("0: 0");
        assertThat(crossings(recovered)).containsExactly("18: 5", "10: 5");
        assertThat(status(get(depleted))).isEqualTo("0 false");
    }

    @Test
    void an_alert_that_is_off_does_not_fire_and_begins_anew_when_it_is_on() {
        customer.increment(10, "null", "0");
        Answer dropped = alert("dropped", "\"thresholds\":[{\"value\":5}],");
        decrement(6);
        assertThat(switched(dropped, "disable").json().at("/enabled").booleanValue())
                .isFalse();
        assertThat(crossings(dropped)).isEmpty();
        customer.increment(10, "null", "0");
        decrement(10);

        Answer on = switched(dropped, "enable");
        assertThat(on.json().at("/enabled").booleanValue()).isTrue();
        assertThat(switched(dropped, "enable").status()).isEqualTo(200);
        assertThat(crossings(dropped)).isEmpty();
        customer.increment(10, "null", "0");
        decrement(12);
        assertThat(crossings(dropped)).containsExactly("2: 5");
    }

    @Test
    void thresholds_are_changed_and_count_from_then_on() {
        customer.increment(100, "null", "0");
        Answer dropped = alert("dropped", "\"thresholds\":[{\"value\":90}],");
        decrement(20);
        Answer changed =
                http.put("/v1/alerts/" + dropped.text("/id"), "{\"thresholds\":[{\"value\":85},{\"value\":70}]}");
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(status(changed.json())).isEqualTo("85 true 70 false");
        assertThat(get(dropped)).isEqualTo(changed.json());
        assertThat(crossings(dropped)).isEmpty();
        decrement(10);
        assertThat(crossings(dropped)).containsExactly("70: 70");
        switched(dropped, "disable");
        http.put("/v1/alerts/" + dropped.text("/id"), "{\"thresholds\":[{\"value\":60}]}");
        decrement(10);
        assertThat(crossings(dropped)).isEmpty();
        switched(dropped, "enable");
        customer.increment(10, "null", "0");
        decrement(10);
        assertThat(crossings(dropped)).containsExactly("60: 60");

        String path = "/v1/alerts/" + alert("depleted", "").text("/id");
        assertError(http.put(path, "{\"thresholds\":[{\"value\":1}]}"), 400, "400-request-validation-errors");
        assertError(http.put(path, "{}"), 400, "400-request-validation-errors");
        assertError(
                http.put("/v1/alerts/" + UUID.randomUUID(), "{\"thresholds\":[{\"value\":1}]}"),
                404,
                "404-resource-not-found");
    }

    @Test
    void an_alert_that_was_deleted_is_gone_and_can_be_made_again() {
        Answer first = alert("depleted", "");
        assertThat(http.delete("/v1/alerts/" + first.text("/id")).status()).isEqualTo(204);

        assertError(http.get("/v1/alerts/" + first.text("/id")), 404, "404-resource-not-found");
        assertError(http.delete("/v1/alerts/" + first.text("/id")), 404, "404-resource-not-found");
        assertError(switched(first, "enable"), 404, "404-resource-not-found");
        assertThat(customer.list("/v1/alerts?customer_id=" + customer.id)).isEmpty();
        Answer second = alert("depleted", "");
        customer.increment(1, "null", "0");
        decrement(1);
        assertThat(crossings(second)).containsExactly("0: 0");
    }

    @Test
    void a_balance_that_recovers_does_so_from_zero_unless_said_otherwise() {
        assertThat(status(alert("recovered", "").json())).isEqualTo("0 false");
    }

    @Test
    void alerts_are_listed_by_customer_one_of_a_type_for_each_unit() {
        Answer first = alert("depleted", "");
        Answer second = alert("dropped", "\"thresholds\":[{\"value\":5}],");
        List<JsonNode> byId = customer.list("/v1/alerts?customer_id=" + customer.id);

        assertThat(byId).containsExactly(get(second), get(first));
        assertThat(customer.list("/v1/alerts?external_customer_id=" + customer.external))
                .isEqualTo(byId);
        assertError(alert("depleted", ""), 400, "400-duplicate-resource-creation");
        assertError(http.get("/v1/alerts"), 400, "400-request-validation-errors");
        assertError(http.get("/v1/alerts/" + UUID.randomUUID()), 404, "404-resource-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"currency\":\"credits\",\"type\":\"usage_exceeded\"}",
                "{\"currency\":\"credits\",\"type\":\"credit_balance_dropped\"}",
                "{\"currency\":\"credits\",\"type\":\"credit_balance_dropped\",\"thresholds\":[{\"value\":-1}]}",
                "{\"currency\":\"credits\",\"type\":\"credit_balance_depleted\",\"thresholds\":[{\"value\":1}]}",
                "{\"currency\":\"a b\",\"type\":\"credit_balance_depleted\"}"
            })
    void an_alert_that_cannot_be_is_refused(String body) {
        assertError(http.post("/v1/alerts/customer_id/" + customer.id, body), 400, "400-request-validation-errors");
    }

    private Answer alert(String type, String thresholds) {
        return http.keyed()
                .post(
                        "/v1/alerts/external_customer_id/" + customer.external,
                        "{" + thresholds + "\"currency\":\"credits\",\"type\":\"credit_balance_" + type + "\"}");
    }

    private void decrement(int amount) {
        assertThat(customer.entry("{\"entry_type\":\"decrement\",\"amount\":" + amount + "}")
                        .status())
                .isEqualTo(201);
    }

    private Answer switched(Answer alert, String how) {
        return http.post("/v1/alerts/" + alert.text("/id") + "/" + how, "");
    }

    private JsonNode get(Answer alert) {
        return http.get("/v1/alerts/" + alert.text("/id")).json();
    }

    /** Balance and thresholds of each, the newest first. */
    private List<String> crossings(Answer alert) {
        return customer.list("/v1/alerts/" + alert.text("/id") + "/crossings").stream()
                .map(row -> row.at("/balance").asString() + ": "
                        + String.join(",", row.at("/thresholds").findValuesAsString("value")))
                .toList();
    }

    private static String status(JsonNode alert) {
        StringBuilder status = new StringBuilder();
        alert.at("/balance_alert_status")
                .forEach(row -> status.append(' ')
                        .append(row.at("/threshold_value").asString())
                        .append(' ')
                        .append(row.at("/in_alert").booleanValue()));
        return status.toString().strip();
    }
}
