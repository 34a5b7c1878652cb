package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLedger.class)
class NativeApiTest {
    private static final String V1 = "/api/ledger/v1";

    private final TestLedger ledger;
    private Http http;
    private String account;

    NativeApiTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_account_with_a_thousand_credits() {
        http = ledger.admin();
        String id = "customer:c-" + UUID.randomUUID();
        assertThat(http.post(V1 + "/accounts", "{\"account\":\"" + id + "\"}").status())
                .isEqualTo(201);
        account = V1 + "/accounts/" + id;
        Answer granted = http.keyed().post(account + "/grants", "{\"amount\":\"1000\",\"source\":\"promotional\"}");
        assertThat(granted.status()).isEqualTo(201);
    }

    @Test
    void a_decrement_answers_with_its_line_and_is_seen_by_the_next_read() {
        Answer answer = http.keyed().post(account + "/decrements", """
                        {"amount": 12.5, "kind": "inference", "model": "m-1", "input_tokens": 10, "output_tokens": 20,
                         "reason": "chat", "reference": "r-1", "metadata": {"team": "a"}}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/amount")).isEqualTo("-12.5");
        assertThat(answer.text("/balance")).isEqualTo("987.5");
        assertThat(answer.text("/type")).isEqualTo("decrement");
        assertThat(answer.text("/kind")).isEqualTo("inference");
        assertThat(answer.text("/usage/model")).isEqualTo("m-1");
        assertThat(answer.text("/draws/0/amount")).isEqualTo("12.5");
        assertThat(answer.text("/metadata/team")).isEqualTo("a");
        assertThat(answer.header("Ledger-Position")).isEqualTo(answer.text("/position"));
        Answer balance = http.get(account);
        assertThat(balance.text("/available")).isEqualTo("987.5");
        Answer line = http.get(account + "/transactions/" + answer.text("/id"));
        assertThat(line.text("/draws/0/grant")).isNotEmpty();
        assertThat(line.text("/balance")).isEqualTo("987.5");
    }

    @Test
    void a_retry_with_the_same_key_gets_the_same_answer_and_another_request_under_it_is_refused() {
        Http keyed = http.keyed();
        Answer first = keyed.post(account + "/decrements", "{\"amount\":\"5\"}");
        Answer again = keyed.post(account + "/decrements", "{\"amount\":5.0}");
        Answer other = keyed.post(account + "/decrements", "{\"amount\":\"6\"}");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("idempotency_key_reused");
        assertThat(http.get(account).text("/balance")).isEqualTo("995");
    }

    @Test
    void insufficient_credits_are_refused_with_what_was_asked_and_what_is_there() {
        Answer answer = http.keyed().post(account + "/decrements", "{\"amount\":\"1000.000000000001\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/type")).isEqualTo("insufficient_credits");
        assertThat(answer.text("/requested")).isEqualTo("1000.000000000001");
        assertThat(answer.text("/available")).isEqualTo("1000");
        assertThat(answer.json().at("/code").asInt()).isEqualTo(409);
        assertThat(answer.text("/title")).isEqualTo("Insufficient credits");
        assertThat(answer.text("/request_id")).isEqualTo(answer.header("Request-Id"));
    }
}
