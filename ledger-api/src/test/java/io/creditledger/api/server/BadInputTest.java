package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be accepted is refused with what is wrong, in the dialect's envelope, and leaves no event. */
@ExtendWith(SharedLedger.class)
class BadInputTest {
    private static final String V1 = "/api/ledger/v1";

    private final TestLedger ledger;
    private Http http;
    private String account;

    BadInputTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_account_with_a_hundred_credits() {
        http = ledger.admin();
        String id = "customer:bad-" + UUID.randomUUID();
        http.post(V1 + "/accounts", "{\"account\":\"" + id + "\"}");
        account = V1 + "/accounts/" + id;
        assertThat(http.keyed()
                        .post(account + "/grants", "{\"amount\":\"100\"}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"amount":0}                                     | 422 | amount_not_positive | greater than 0
            {"amount":"0"}                                   | 422 | amount_not_positive | greater than 0
            {"amount":-1}                                    | 422 | amount_not_positive | -1
            {"amount":"1000000000000000001"}                 | 422 | amount_too_large    | must not exceed
            {"amount":1e30}                                  | 422 | amount_too_large    | must not exceed
            {"amount":1e999999999}                           | 422 | decimal_parsing     | amount
            {"amount":"0.0000000000001"}                     | 422 | decimal_scale       | 12 fraction digits
            {"amount":"NaN"}                                 | 422 | decimal_parsing     | NaN
            {"amount":"Infinity"}                            | 422 | decimal_parsing     | Infinity
            {"amount":"1,5"}                                 | 422 | decimal_parsing     | 1,5
            {"amount":"٣"}                                   | 422 | decimal_parsing     | amount
            {"amount":""}                                    | 422 | decimal_parsing     | amount
            {"amount":true}                                  | 422 | decimal_type        | true
            {"amount":[1]}                                   | 422 | decimal_type        | amount
            {"amount":null}                                  | 422 | missing             | required
            {}                                               | 422 | missing             | required
            {"amount":1,"amuont":2}                          | 422 | unknown_field       | amuont
            {"amount":1,"id":"x"}                            | 422 | unknown_field       | id
            {"amount":1,"balance":9}                         | 422 | unknown_field       | balance
            {"amount":1,"kind":"Bad Kind"}                   | 422 | pattern             | Bad Kind
            {"amount":1,"kind":5}                            | 422 | string_type         | 5
            {"amount":1,"input_tokens":-1}                   | 422 | int_range           | -1
            {"amount":1,"input_tokens":1.5}                  | 422 | int_type            | 1.5
            {"amount":1,"occurred_at":"yesterday"}           | 422 | datetime_parsing    | yesterday
            {"amount":1,"metadata":{"a":1}}                  | 422 | metadata_type       | metadata
            {"amount":1,"metadata":"a"}                      | 422 | metadata_type       | metadata
            {"amount":1,"metadata":{"\\u0000":"a"}}          | 422 | string_unicode      | metadata
            {"amount":1,"reason":"\\u0000"}                  | 422 | string_unicode      | reason
            {"amount":1,"reason":"\\ud800"}                  | 422 | string_unicode      | reason
            []                                               | 422 | object_type         | object
            """)
    void a_wrong_field_is_named(String body, int status, String type, String says) {
        long before = ledger.headPosition();
        Answer answer = http.keyed().post(account + "/decrements", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.text("/type")).isEqualTo("validation_error");
        assertThat(answer.text("/errors/0/type")).isEqualTo(type);
        assertThat(answer.text("/errors/0/loc/0")).isEqualTo("body");
        assertThat(answer.text("/detail")).contains(says);
        assertThat(ledger.headPosition()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"amount":1                    | broken
            {"amount":1}}                  | broken
            {"amount":1}{"amount":2}       | broken
            {"amount":1,"amount":2}        | once
            {"amount":NaN}                 | broken
            {'amount':1}                   | broken
            nothing                        | broken
            """)
    void broken_json_is_a_bad_request(String body, String says) {
        long before = ledger.headPosition();
        Answer answer = http.keyed().post(account + "/decrements", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("invalid_request_error");
        assertThat(answer.text("/detail"))
                .contains(says)
                .contains("line 1")
                .doesNotContain("Exception", "Feature", "REDACTED");
        assertThat(ledger.headPosition()).isEqualTo(before);
    }

    @Test
    void json_that_is_nested_too_deeply_is_refused() {
        String deep = "{\"amount\":1,\"metadata\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(http.keyed().post(account + "/decrements", deep).status()).isEqualTo(400);
    }

    @Test
    void a_body_of_ten_megabytes_is_too_large_with_and_without_a_length() {
        byte[] body = ("{\"amount\":1,\"reason\":\"" + "x".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        long before = ledger.headPosition();
        Http json = http.keyed().with("Content-Type", "application/json");
        Answer known = json.send("POST", account + "/decrements", BodyPublishers.ofByteArray(body));
        Answer chunked = json.send(
                "POST", account + "/decrements", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        Answer entity = ledger.owner("u-1")
                .with("Content-Type", "application/json")
                .send("POST", "/api/entities/e-demo/decrement-credits", BodyPublishers.ofByteArray(body));

        assertThat(known.status()).isEqualTo(413);
        assertThat(known.text("/type")).isEqualTo("body_too_large_error");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(entity.status()).isEqualTo(413);
        assertThat(entity.json().at("/success").booleanValue()).isFalse();
        assertThat(ledger.headPosition()).isEqualTo(before);
    }

    @Test
    void a_decrement_without_a_key_is_refused_and_so_is_an_impossible_key() {
        Answer without = http.post(account + "/decrements", "{\"amount\":1}");
        Answer tooLong = http.with("Idempotency-Key", "k".repeat(256)).post(account + "/decrements", "{\"amount\":1}");
        Answer spaced = http.with("Idempotency-Key", "a b").post(account + "/decrements", "{\"amount\":1}");

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.text("/type")).isEqualTo("idempotency_key_required");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(spaced.status()).isEqualTo(400);
    }

    @Test
    void an_unknown_account_is_not_found_and_an_impossible_one_is_explained() {
        Answer unknown = http.keyed().post(V1 + "/accounts/customer:nobody/decrements", "{\"amount\":1}");
        Answer impossible = http.get(V1 + "/accounts/nobody");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(http.get(V1 + "/accounts/customer:nobody").status()).isEqualTo(404);
        assertThat(impossible.status()).isEqualTo(422);
        assertThat(impossible.text("/detail")).contains("organization:<slug>");
        assertThat(http.post(V1 + "/accounts", "{\"account\":\"\"}").status()).isEqualTo(422);
        assertThat(http.post(V1 + "/accounts", "{\"account\":\"nobody\"}").status())
                .isEqualTo(422);
    }

    @Test
    void an_expired_block_cannot_be_voided_and_its_credits_cannot_be_used() throws InterruptedException {
        String soon = Instant.now().plusMillis(300).toString();
        Answer granted = http.keyed().post(account + "/grants", "{\"amount\":\"50\",\"expires_at\":\"" + soon + "\"}");
        String block = granted.text("/blocks/0/id");
        Thread.sleep(400);
        Answer voided = http.keyed().post(account + "/blocks/" + block + "/void", "{}");
        Answer used = http.keyed().post(account + "/decrements", "{\"amount\":101}");

        assertThat(granted.status()).isEqualTo(201);
        assertThat(voided.status()).isIn(404, 409);
        assertThat(used.status()).isEqualTo(409);
        assertThat(used.text("/available")).isEqualTo("100");
    }

    @Test
    void what_is_no_json_and_what_is_no_operation_is_answered_in_the_envelope() {
        Answer form = http.keyed()
                .with("Content-Type", "text/plain")
                .send("POST", account + "/decrements", BodyPublishers.ofString("amount=1"));
        Answer method = http.put(account + "/decrements", "{}");
        Answer route = http.get(V1 + "/nothing");
        Answer xml = http.with("Accept", "application/xml").get(account);

        assertThat(form.status()).isEqualTo(415);
        assertThat(form.text("/type")).isEqualTo("unsupported_media_type_error");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("POST");
        assertThat(route.status()).isEqualTo(404);
        assertThat(route.text("/instance")).isEqualTo(V1 + "/nothing");
        assertThat(xml.status()).isEqualTo(406);
        assertThat(xml.text("/type")).isEqualTo("not_acceptable_error");
    }

    @Test
    void an_account_is_not_read_at_a_time_that_is_empty_or_still_to_come() {
        String future = Instant.now().plusSeconds(3_600).toString();
        for (String query : List.of("?as_of=", "?at_position=", "?as_of=" + future, "?at_position=0")) {
            Answer answer = http.get(account + query);
            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.text("/errors/0/loc/1")).isEqualTo(query.substring(1, query.indexOf('=')));
        }
        String aClockThatIsAhead = Instant.now().plusSeconds(10).toString();
        assertThat(http.get(account + "?as_of=" + aClockThatIsAhead).status()).isEqualTo(200);
        assertThat(http.get(V1 + "/accounts?cursor=MToA").status()).isEqualTo(422);
        assertThat(http.get("/api/v1/org/demo/credits/transactions?transaction_type=")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_path_that_is_no_text_is_answered_in_the_envelope_of_its_dialect() throws IOException {
        for (String bad : List.of("%00", "%ED%A0%80")) {
            String ours = raw("/api/ledger/v1/accounts/customer:" + bad);
            String org = raw("/api/v1/org/" + bad + "/credits");
            String entity = raw("/api/entities/" + bad + "/credits");

            assertThat(ours)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/json")
                    .contains("invalid_request_error");
            assertThat(org).startsWith("HTTP/1.1 400").contains("\"code\":400");
            assertThat(entity).startsWith("HTTP/1.1 400").contains("{\"success\":false,");
            assertThat(ours + org + entity).doesNotContain("<html", "<!doctype", "Tomcat");
        }
    }

    @Test
    void a_query_that_is_no_query_is_a_bad_request() throws IOException {
        assertThat(raw(account + "/transactions?kind=%zz", "Authorization: Bearer " + TestLedger.ADMIN + "\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("invalid_request_error");
    }

    @Test
    void an_amount_of_a_purchase_is_named_with_its_block() {
        Answer answer = http.keyed().post(account + "/purchases", "{\"blocks\":[{\"amount\":1},{\"amount\":0}]}");
        Answer single = http.keyed().post(account + "/decrements", "{\"amount\":0}");

        assertThat(answer.json().at("/errors/0/loc").toString()).isEqualTo("[\"body\",\"blocks\",1,\"amount\"]");
        assertThat(answer.text("/refusal")).isEqualTo("amount_not_positive");
        assertThat(single.json().at("/errors/0/loc").toString()).isEqualTo("[\"body\",\"amount\"]");
    }

    /** The answer to a GET whose path no client would let through. */
    private String raw(String path) throws IOException {
        return raw(path, "");
    }

    private String raw(String path, String headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", ledger.server().port())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, limit",
        "?limit=201, limit",
        "?limit=x, limit",
        "?cursor=x, cursor",
        "?type=gift, type",
        "?type=, type",
        "?kind=%00, kind",
        "?cursor=MToA, cursor",
        "?min_position=-1, min_position",
        "?min_position=x, min_position"
    })
    void a_wrong_query_parameter_is_named(String query, String name) {
        Answer answer = http.get(account + "/transactions" + query);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.text("/errors/0/loc/0")).isEqualTo("query");
        assertThat(answer.text("/errors/0/loc/1")).isEqualTo(name);
    }
}
