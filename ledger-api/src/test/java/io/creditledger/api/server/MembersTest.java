package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.security.Scope;
import io.creditledger.api.server.Http.Answer;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members of an organization may use, over the real server. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class MembersTest {
    private static final String ADA = "01938e2f-0000-7000-8000-00000000ada0";
    private static final String BOB = "01938e2f-0000-7000-8000-00000000b0b0";

    private final TestLedger ledger;
    private Http http;
    private String credits;
    private String account;

    MembersTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_organization() {
        http = ledger.admin();
        String slug = "o-" + UUID.randomUUID();
        credits = "/api/v1/org/" + slug + "/credits";
        account = "/api/ledger/v1/accounts/organization:" + slug;
        assertThat(http.post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void what_a_member_uses_is_counted_and_limited_by_the_month() {
        assertThat(http.get(credits + "/member-limits").response().body()).isEqualTo("[]");
        String month = YearMonth.now(ZoneOffset.UTC) + "-01T00:00:00Z";
        Answer set = http.put(credits + "/member-limits/" + ADA, "{\"monthly_credit_limit\":100}");
        assertThat(set.status()).as(set.response().body()).isEqualTo(200);
        assertThat(set.response().body())
                .isEqualTo("{\"user_id\":\"" + ADA + "\",\"monthly_credit_limit\":100,"
                        + "\"current_period_usage\":0,\"period_start\":\"" + month + "\"}");

        Answer used = decrement("60.5", ADA);
        assertThat(used.status()).isEqualTo(201);
        assertThat(used.text("/usage/member")).isEqualTo(ADA);
        Answer more = decrement("39.6", ADA);
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.text("/refusal")).isEqualTo("member_limit_exceeded");
        assertThat(more.text("/detail")).contains("39.5 more credits");
        assertThat(decrement("39.6", BOB).status()).as("another member").isEqualTo(201);
        assertThat(decrement("39.6", null).status()).as("nobody in particular").isEqualTo(201);
        assertThat(http.get(credits + "/member-limits").response().body())
                .isEqualTo("[{\"user_id\":\"" + ADA + "\",\"monthly_credit_limit\":100,\"current_period_usage\":60,"
                        + "\"period_start\":\"" + month + "\"},{\"user_id\":\"" + BOB
                        + "\",\"monthly_credit_limit\":null,\"current_period_usage\":39,\"period_start\":\"" + month
                        + "\"}]");

        Answer undone = http.keyed().post(account + "/transactions/" + used.text("/id") + "/amendments", "{}");
        assertThat(undone.status()).as(undone.response().body()).isEqualTo(201);
        assertThat(decrement("100", ADA).status()).isEqualTo(201);
        assertThat(http.delete(credits + "/member-limits/" + ADA).status()).isEqualTo(204);
        assertThat(http.delete(credits + "/member-limits/" + ADA).status()).isEqualTo(204);
        assertThat(decrement("500", ADA).status()).isEqualTo(201);
    }

    @Test
    void a_cap_holds_for_every_member_but_the_exempt() {
        assertThat(http.get(credits + "/member-cap").response().body())
                .isEqualTo("{\"member_credit_cap\":null,\"members\":[]}");
        decrement("30", ADA);
        http.put(
                credits + "/member-limits/" + BOB,
                "{\"monthly_credit_limit\":null,\"username\":\"bob\",\"exempt\":true}");
        Answer set = http.put(credits + "/member-cap", "{\"member_credit_cap\":100}");
        assertThat(set.status()).isEqualTo(200);

        assertThat(decrement("70.1", ADA).text("/refusal")).isEqualTo("member_cap_exceeded");
        assertThat(decrement("1000", BOB).status()).isEqualTo(201);
        assertThat(http.get(credits + "/member-cap").response().body())
                .isEqualTo("{\"member_credit_cap\":100,\"members\":[{\"user_id\":\"" + ADA + "\",\"username\":\"" + ADA
                        + "\",\"usage\":30,\"remaining\":70},{\"user_id\":\"" + BOB
                        + "\",\"username\":\"bob\",\"usage\":1000,\"remaining\":null}]}");
        assertThat(http.put(credits + "/member-cap", "{\"member_credit_cap\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(decrement("70.1", ADA).status()).isEqualTo(201);
    }

    @Test
    void a_hold_counts_as_used_until_it_is_released_and_its_capture_is_never_too_much() {
        http.put(credits + "/member-limits/" + ADA, "{\"monthly_credit_limit\":100}");
        Answer hold = http.keyed().post(account + "/holds", "{\"amount\":80,\"member\":\"" + ADA + "\"}");
        assertThat(http.get(account + "/holds").text("/0/member")).isEqualTo(ADA.toString());
        assertThat(hold.status()).as(hold.response().body()).isEqualTo(201);
        assertThat(hold.text("/member")).isEqualTo(ADA);
        assertThat(decrement("21", ADA).text("/refusal")).isEqualTo("member_limit_exceeded");

        String captures = account + "/holds/" + hold.text("/id") + "/captures";
        Answer others = http.keyed().post(captures, "{\"amount\":10,\"member\":\"" + BOB + "\"}");
        assertThat(others.text("/refusal")).isEqualTo("hold_of_another_member");
        Answer captured = http.keyed().post(captures, "{\"amount\":10,\"last\":true}");
        assertThat(captured.text("/usage/member")).isEqualTo(ADA);
        assertThat(decrement("90", ADA).status()).isEqualTo(201);
        assertThat(decrement("0.1", ADA).status()).isEqualTo(409);
    }

    @Test
    void a_batch_says_who_used_what_and_a_refusal_keeps_its_key() {
        http.put(credits + "/member-limits/" + ADA, "{\"monthly_credit_limit\":5}");
        String name = account.substring(account.lastIndexOf('/') + 1);
        String item = "{\"type\":\"decrement\",\"account\":\"" + name + "\",\"amount\":3,\"member\":\"" + ADA
                + "\",\"idempotency_key\":\"";
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        String batch = "{\"commands\":[" + item + first + "\"}," + item + second + "\"}]}";
        Answer answer = http.post("/api/ledger/v1/batch", batch);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.response().body()).contains("member_limit_exceeded");

        http.delete(credits + "/member-limits/" + ADA);
        Answer again = http.with("Idempotency-Key", second)
                .post(account + "/decrements", "{\"amount\":3,\"member\":\"" + ADA + "\"}");
        assertThat(again.text("/refusal")).isEqualTo("member_limit_exceeded");
    }

    @Test
    void many_at_once_use_exactly_the_limit() {
        http.put(credits + "/member-limits/" + ADA, "{\"monthly_credit_limit\":25}");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long accepted = IntStream.range(0, 60)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> decrement("1", ADA).status(), threads))
                    .toList()
                    .stream()
                    .filter(status -> status.join() == 201)
                    .count();
            assertThat(accepted).isEqualTo(25);
        }
        assertThat(http.get(credits + "/member-limits")
                        .json()
                        .at("/0/current_period_usage")
                        .asInt())
                .isEqualTo(25);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /member-limits/U | {}                                                | monthly_credit_limit
            /member-limits/U | {"monthly_credit_limit":-1}                       | monthly_credit_limit
            /member-limits/U | {"monthly_credit_limit":1.5}                      | monthly_credit_limit
            /member-limits/U | {"monthly_credit_limit":1,"exempt":"x"}           | exempt
            /member-limits/U | {"monthly_credit_limit":1,"owner":true}           | owner
            /member-cap      | {}                                                | member_credit_cap
            /member-cap      | {"member_credit_cap":"100"}                       | member_credit_cap
            """)
    void a_wrong_setting_says_where_it_is_wrong(String path, String body, String field) {
        Answer answer = http.put(credits + path.replace("U", ADA), body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.response().body()).contains("{\"loc\":[\"body\",\"" + field + "\"],");
    }

    @Test
    void only_the_tenants_own_writers_set_limits() {
        String limit = credits + "/member-limits/" + ADA;
        String any = "{\"monthly_credit_limit\":null}";
        assertThat(http.put(credits + "/member-limits/ada", any).status()).isEqualTo(422);
        assertThat(ledger.anonymous().put(limit, any).status()).isEqualTo(401);
        assertThat(ledger.scoped(Scope.READ).put(limit, any).status()).isEqualTo(403);
        assertThat(ledger.stranger().put(limit, any).status()).isEqualTo(404);
        assertThat(ledger.stranger().get(credits + "/member-cap").status()).isEqualTo(404);
    }

    private Answer decrement(String amount, String member) {
        String by = member == null ? "" : ",\"member\":\"" + member + "\"";
        return http.keyed().post(account + "/decrements", "{\"amount\":\"" + amount + "\"" + by + "}");
    }
}
