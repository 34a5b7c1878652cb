package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLedger.class)
class BatchTest {
    private static final String V1 = "/api/ledger/v1";

    private final TestLedger ledger;
    private final String account = "customer:b-" + UUID.randomUUID();

    BatchTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void each_command_succeeds_or_fails_alone_and_in_order() {
        String k = UUID.randomUUID().toString();
        String body = """
                {"commands":[
                 {"type":"open","account":"%1$s","idempotency_key":"%2$s-0"},
                 {"type":"grant","account":"%1$s","idempotency_key":"%2$s-1","amount":"100"},
                 {"type":"decrement","account":"%1$s","idempotency_key":"%2$s-2","amount":30},
                 {"type":"decrement","account":"%1$s","idempotency_key":"%2$s-3","amount":71},
                 {"type":"decrement","account":"%1$s","idempotency_key":"%2$s-4","amount":"x"},
                 {"type":"decrement","account":"%1$s","amount":"1"},
                 {"type":"give","account":"%1$s","idempotency_key":"%2$s-5"},
                 {"type":"decrement","account":"nobody","idempotency_key":"%2$s-6","amount":"1"},
                 {"type":"hold","account":"%1$s","idempotency_key":"%2$s-7","amount":70}]}""".formatted(account, k);
        Answer first = ledger.admin().post(V1 + "/batch", body);
        Answer again = ledger.admin().post(V1 + "/batch", body);

        assertThat(first.status()).as(first.response().body()).isEqualTo(200);
        assertThat(statuses(first)).isEqualTo("201 201 201 409 422 422 422 422 201");
        assertThat(first.text("/results/2/result/balance")).isEqualTo("70");
        assertThat(first.text("/results/3/error/type")).isEqualTo("insufficient_credits");
        assertThat(first.text("/results/4/error/errors/0/loc/2")).isEqualTo("4");
        assertThat(statuses(again)).isEqualTo(statuses(first));
        assertThat(again.json().at("/results/2/replayed").booleanValue()).isTrue();
        assertThat(again.json().at("/results/2/result")).isEqualTo(first.json().at("/results/2/result"));
        assertThat(ledger.admin().get(V1 + "/accounts/" + account).text("/held"))
                .isEqualTo("70");
    }

    @Test
    void a_batch_undoes_what_was_done_just_before() {
        Http http = ledger.admin();
        http.post(V1 + "/accounts", "{\"account\":\"" + account + "\"}");
        http.keyed().post(V1 + "/accounts/" + account + "/grants", "{\"amount\":\"10\"}");
        String used = http.keyed()
                .post(V1 + "/accounts/" + account + "/decrements", "{\"amount\":4}")
                .text("/id");
        String body = """
                {"commands":[
                 {"type":"amend","account":"%1$s","idempotency_key":"%3$s-1","transaction":"%2$s","amount":"1"},
                 {"type":"amend","account":"%1$s","idempotency_key":"%3$s-2","transaction":"%2$s","amount":"1"},
                 {"type":"reverse","account":"%1$s","idempotency_key":"%3$s-3","transaction":"%2$s"}]}""";
        Answer answer = http.post(V1 + "/batch", body.formatted(account, used, UUID.randomUUID()));

        assertThat(statuses(answer)).as(answer.response().body()).isEqualTo("201 201 404");
        assertThat(answer.text("/results/1/result/balance")).isEqualTo("8");
    }

    @Test
    void a_thousand_commands_fit_and_one_more_does_not() {
        Http http = ledger.admin();
        http.post(V1 + "/accounts", "{\"account\":\"" + account + "\"}");
        http.keyed().post(V1 + "/accounts/" + account + "/grants", "{\"amount\":\"1000\"}");
        Answer full = http.post(V1 + "/batch", decrements(1_000));
        Answer tooMany = http.post(V1 + "/batch", decrements(1_001));
        Answer none = http.post(V1 + "/batch", "{\"commands\":[]}");

        assertThat(full.status()).isEqualTo(200);
        assertThat(statuses(full).replace("201", "").isBlank()).isTrue();
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.text("/errors/0/type")).isEqualTo("list_length");
        assertThat(none.status()).isEqualTo(422);
        assertThat(http.get(V1 + "/accounts/" + account).text("/balance")).isEqualTo("0");
    }

    private String decrements(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"type\":\"decrement\",\"account\":\"" + account + "\",\"idempotency_key\":\""
                        + UUID.randomUUID() + "\",\"amount\":1}")
                .collect(Collectors.joining(",", "{\"commands\":[", "]}"));
    }

    private static String statuses(Answer answer) {
        return answer.json()
                .at("/results")
                .valueStream()
                .map(result -> result.at("/status").asString())
                .collect(Collectors.joining(" "));
    }
}
