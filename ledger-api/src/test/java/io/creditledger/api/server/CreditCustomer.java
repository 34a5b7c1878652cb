package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A new customer in New York, its credits in a few words. */
final class CreditCustomer {
    static final String INVOICE = "\"invoice_settings\":{\"auto_collection\":true,\"net_terms\":0}";

    final String external = "c-" + UUID.randomUUID();
    final String credits = "/v1/customers/external_customer_id/" + external + "/credits";
    final String id;
    private final Http http;

    CreditCustomer(Http http) {
        this.http = http;
        this.id = http.post(
                        "/v1/customers",
                        "{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"external_customer_id\":\"" + external
                                + "\",\"timezone\":\"America/New_York\"}")
                .text("/id");
    }

    String increment(int amount, String expiry, String cost) {
        String invoice = cost.equals("0") ? "" : "," + INVOICE;
        Answer entry = entry("{\"entry_type\":\"increment\",\"amount\":" + amount + ",\"expiry_date\":" + expiry
                + ",\"per_unit_cost_basis\":\"" + cost + "\"" + invoice + "}");
        assertThat(entry.status()).as(entry.response().body()).isEqualTo(201);
        return entry.text("/credit_block/id");
    }

    Answer entry(String body) {
        return http.keyed().post(credits + "/ledger_entry", body);
    }

    List<JsonNode> blocks() {
        return list(credits);
    }

    List<JsonNode> ledger(String query) {
        return list(credits + "/ledger" + query.replace("[", "%5B").replace("]", "%5D"));
    }

    List<JsonNode> list(String path) {
        Answer answer = http.get(path.replace("[", "%5B").replace("]", "%5D"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        answer.json().at("/data").forEach(rows::add);
        return rows;
    }

    /** Type, amount, starting and ending balance, number. */
    static String figures(JsonNode entry) {
        return entry.at("/entry_type").asString() + " " + entry.at("/amount").asString() + " "
                + entry.at("/starting_balance").asString() + " "
                + entry.at("/ending_balance").asString() + " #"
                + entry.at("/ledger_sequence_number").asString();
    }

    static String quoted(String day) {
        return "\"" + day + "\"";
    }

    static String day(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
    }
}
