package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.Ledger;
import io.creditledger.api.server.Http.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLedger.class)
class NativeOperationsTest {
    private static final String V1 = "/api/ledger/v1";

    private final TestLedger ledger;
    private Http http;
    private String name;
    private String account;

    NativeOperationsTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_open_account() {
        http = ledger.admin();
        name = "customer:n-" + UUID.randomUUID();
        account = V1 + "/accounts/" + name;
        Answer opened = http.post(V1 + "/accounts", "{\"account\":\"" + name + "\",\"low_balance_threshold\":10}");
        assertThat(opened.status()).as(opened.response().body()).isEqualTo(201);
        assertThat(opened.text("/balance")).isEqualTo("0");
    }

    @Test
    void a_change_of_an_account_is_the_same_question_whatever_has_changed_between() {
        String id = "customer:patch-" + UUID.randomUUID();
        Http http = ledger.admin();
        http.post("/api/ledger/v1/accounts", "{\"account\":\"" + id + "\"}");
        String path = "/api/ledger/v1/accounts/" + id;
        Http keyed = http.keyed();
        Answer first = keyed.patch(path, "{\"negative_allowed\":true}");
        http.patch(path, "{\"low_balance_threshold\":\"7\"}");
        Answer again = keyed.patch(path, "{\"negative_allowed\":true}");
        Answer other = keyed.patch(path, "{\"negative_allowed\":false}");
        Answer read = http.get(path);

        assertThat(again.status()).as(again.response().body()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(other.text("/type")).isEqualTo("idempotency_key_reused");
        assertThat(read.json().at("/negative_allowed").booleanValue()).isTrue();
        assertThat(read.text("/low_balance_threshold")).isEqualTo("7");
    }

    @Test
    void an_account_is_opened_once_configured_and_listed() {
        Answer again = http.post(V1 + "/accounts", "{\"account\":\"" + name + "\"}");
        Answer configured = http.patch(account, "{\"negative_allowed\":true}");
        Answer read = http.get(account);
        Answer unchanged = http.with("If-None-Match", read.header("ETag")).get(account);
        Answer listed = http.get(V1 + "/accounts?limit=1");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/type")).isEqualTo("already_exists_error");
        assertThat(configured.status()).isEqualTo(200);
        assertThat(configured.text("/low_balance_threshold")).isEqualTo("10");
        assertThat(read.json().at("/negative_allowed").booleanValue()).isTrue();
        assertThat(read.json().at("/low").booleanValue()).isTrue();
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(listed.json().at("/data").size()).isEqualTo(1);
        assertThat(listed.json().at("/has_more").booleanValue()).isTrue();
        Answer next = http.get(V1 + "/accounts?limit=1&cursor=" + listed.text("/next_cursor"));
        assertThat(next.text("/data/0/account")).isGreaterThan(listed.text("/data/0/account"));
    }

    @Test
    void an_organization_gets_its_signup_allocation_once() {
        String slug = "o-" + UUID.randomUUID();
        Http keyed = http.keyed();
        Answer created = keyed.post(V1 + "/organizations", "{\"slug\":\"" + slug + "\"}");
        Answer retried = keyed.post(V1 + "/organizations", "{\"slug\":\"" + slug + "\"}");
        Answer again = http.post(V1 + "/organizations", "{\"slug\":\"" + slug + "\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/balance")).isEqualTo("25000");
        assertThat(created.text("/allocation/0/kind")).isEqualTo("signup");
        assertThat(retried.response().body()).isEqualTo(created.response().body());
        assertThat(again.status()).isEqualTo(409);
        assertThat(http.post(V1 + "/organizations", "{\"slug\":\"a b\"}").status())
                .isEqualTo(422);
        assertThat(http.get(V1 + "/accounts/organization:" + slug).text("/available"))
                .isEqualTo("25000");
    }

    @Test
    void a_purchase_is_drawn_bonus_first_then_undone_reversed_and_reinstated() {
        Answer bought = http.keyed().post(account + "/purchases", """
                        {"blocks":[{"amount":"100","cost_basis":"0.05"},{"amount":"20","source":"bonus"}],
                         "offer":"scale","payment":"pi_1"}""");
        String purchase = bought.text("/id");
        Answer used = http.keyed().post(account + "/decrements", "{\"amount\":\"30\"}");
        Answer undone =
                http.keyed().post(account + "/transactions/" + used.text("/id") + "/amendments", "{\"amount\":\"10\"}");
        Answer reversed = http.keyed().post(account + "/transactions/" + purchase + "/reversals", "{}");
        Answer afterwards = http.get(account);
        Answer reinstated =
                http.keyed().post(account + "/transactions/" + reversed.text("/id") + "/reinstatements", "{}");

        assertThat(bought.status()).as(bought.response().body()).isEqualTo(201);
        assertThat(bought.text("/amount")).isEqualTo("120");
        assertThat(used.json().at("/draws").size()).isEqualTo(2);
        assertThat(undone.text("/amount")).isEqualTo("10");
        assertThat(undone.text("/of")).isEqualTo(used.text("/id"));
        assertThat(reversed.status()).as(reversed.response().body()).isEqualTo(201);
        assertThat(reversed.text("/amount")).isEqualTo("-120");
        assertThat(reversed.text("/debt")).isEqualTo("20");
        assertThat(afterwards.text("/available")).isEqualTo("-20");
        assertThat(reinstated.text("/balance")).isEqualTo("100");
        Answer line = http.get(account + "/transactions/" + used.text("/id"));
        assertThat(line.text("/draws/1/payment")).isEqualTo("pi_1");
    }

    @Test
    void undoing_what_is_not_there_is_not_found_and_undoing_too_much_a_conflict() {
        http.keyed().post(account + "/grants", "{\"amount\":\"10\"}");
        Answer used = http.keyed().post(account + "/decrements", "{\"amount\":\"5\"}");
        String nothing = account + "/transactions/" + UUID.randomUUID();
        Answer tooMuch =
                http.keyed().post(account + "/transactions/" + used.text("/id") + "/amendments", "{\"amount\":\"6\"}");

        assertThat(http.keyed().post(nothing + "/amendments", "{}").status()).isEqualTo(404);
        assertThat(http.keyed().post(nothing + "/reversals", "{}").status()).isEqualTo(404);
        assertThat(http.keyed().post(nothing + "/reinstatements", "{}").status())
                .isEqualTo(404);
        assertThat(http.get(nothing).status()).isEqualTo(404);
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.text("/refusal")).isEqualTo("exceeds_decrement");
    }

    @Test
    void a_hold_reserves_is_captured_in_parts_and_released() {
        http.keyed().post(account + "/grants", "{\"amount\":\"100\"}");
        Answer held = http.keyed().post(account + "/holds", "{\"amount\":\"60\",\"reason\":\"job\"}");
        String hold = account + "/holds/" + held.text("/id");
        Answer balance = http.get(account);
        Answer captured = http.keyed().post(hold + "/captures", "{\"amount\":\"25\",\"kind\":\"inference\"}");
        Answer listed = http.get(account + "/holds");
        Http keyed = http.keyed();
        Answer released = keyed.post(hold + "/release", "{}");
        Answer retried = keyed.post(hold + "/release", "{}");
        Answer gone = http.keyed().delete(hold);

        assertThat(held.status()).isEqualTo(201);
        assertThat(balance.text("/available")).isEqualTo("40");
        assertThat(balance.text("/held")).isEqualTo("60");
        assertThat(captured.text("/amount")).isEqualTo("-25");
        assertThat(captured.text("/hold")).isEqualTo(held.text("/id"));
        assertThat(listed.text("/0/amount")).isEqualTo("35");
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.text("/amount")).isEqualTo("35");
        assertThat(retried.response().body()).isEqualTo(released.response().body());
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text("/refusal")).isEqualTo("unknown_hold");
        assertThat(http.get(account).text("/available")).isEqualTo("75");
    }

    @Test
    void a_block_is_read_moved_to_another_expiry_and_voided() {
        Answer granted = http.keyed()
                .post(
                        account + "/grants",
                        "{\"amount\":\"50\",\"source\":\"reward\",\"priority\":3,\"expires_at\":\""
                                + Instant.now().plusSeconds(3_600) + "\"}");
        String block = granted.text("/blocks/0/id");
        Answer read = http.get(account + "/blocks/" + block);
        Answer moved =
                http.keyed().post(account + "/blocks/" + block + "/expiry", "{\"amount\":\"20\",\"expires_at\":null}");
        Answer voided = http.keyed().post(account + "/blocks/" + block + "/void", "{\"reason\":\"mistake\"}");
        Answer unnamed = http.keyed().post(account + "/blocks/" + block + "/expiry", "{}");
        Answer live = http.get(account + "/blocks");
        Answer all = http.get(account + "/blocks?all=true&limit=1");

        assertThat(read.text("/source")).isEqualTo("reward");
        assertThat(read.json().at("/priority").asInt()).isEqualTo(3);
        assertThat(moved.text("/type")).isEqualTo("expiry_change");
        assertThat(moved.text("/amount")).isEqualTo("0");
        assertThat(voided.text("/amount")).isEqualTo("-30");
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(live.json().at("/data").size()).isEqualTo(1);
        assertThat(live.text("/data/0/remaining")).isEqualTo("20");
        assertThat(all.json().at("/has_more").booleanValue()).isTrue();
        assertThat(http.get(account + "/blocks/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void a_statement_pages_from_the_newest_line_to_the_oldest_and_filters() {
        http.keyed().post(account + "/grants", "{\"amount\":\"100\"}");
        for (int i = 1; i <= 5; i++) {
            http.keyed().post(account + "/decrements", "{\"amount\":" + i + ",\"kind\":\"storage\"}");
        }
        Answer first = http.get(account + "/transactions?limit=4");
        Answer second = http.get(account + "/transactions?limit=4&cursor=" + first.text("/next_cursor"));

        assertThat(first.text("/data/0/amount")).isEqualTo("-5");
        assertThat(first.json().at("/data").size()).isEqualTo(4);
        assertThat(second.json().at("/data").size()).isEqualTo(2);
        assertThat(second.json().at("/has_more").booleanValue()).isFalse();
        assertThat(second.text("/data/1/type")).isEqualTo("grant");
        assertThat(http.get(account + "/transactions?type=grant")
                        .json()
                        .at("/data")
                        .size())
                .isEqualTo(1);
        assertThat(http.get(account + "/transactions?kind=storage")
                        .json()
                        .at("/data")
                        .size())
                .isEqualTo(5);
    }

    @Test
    void usage_is_summed_per_day_and_kind() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        http.keyed().post(account + "/grants", "{\"amount\":\"100\"}");
        http.keyed().post(account + "/decrements", "{\"amount\":1.5,\"kind\":\"inference\",\"input_tokens\":7}");
        http.keyed().post(account + "/decrements", "{\"amount\":2,\"kind\":\"inference\",\"input_tokens\":3}");
        Answer usage = http.get(account + "/usage?from=" + today.minusDays(1) + "&to=" + today);

        assertThat(usage.text("/0/credits")).isEqualTo("3.5");
        assertThat(usage.json().at("/0/input_tokens").asLong()).isEqualTo(10);
        assertThat(http.get(account + "/usage?from=2026-02-01&to=2026-01-01").status())
                .isEqualTo(422);
        assertThat(http.get(account + "/usage?from=2026-02-01").status()).isEqualTo(422);
    }

    @Test
    void a_balance_is_read_as_it_was_at_a_position_or_a_time() {
        Answer granted = http.keyed().post(account + "/grants", "{\"amount\":\"100\"}");
        Answer used = http.keyed().post(account + "/decrements", "{\"amount\":\"40\"}");

        assertThat(http.get(account + "?at_position=" + granted.text("/position"))
                        .text("/balance"))
                .isEqualTo("100");
        assertThat(http.get(account + "?at_position=" + used.text("/position")).text("/balance"))
                .isEqualTo("60");
        assertThat(http.get(account + "?as_of=" + Instant.now().plusSeconds(1)).text("/balance"))
                .isEqualTo("60");
        assertThat(http.get(account + "?as_of=2020-01-01T00:00:00Z").status()).isEqualTo(404);
        assertThat(http.get(account + "?at_position=1").status()).isEqualTo(404);
        assertThat(http.get(account + "?at_position=-5").status()).isEqualTo(422);
        assertThat(http.get(account + "?at_position=x").status()).isEqualTo(422);
        assertThat(http.get(account + "?as_of=now").status()).isEqualTo(422);
        assertThat(http.get(account + "?at_position=1&as_of=2020-01-01T00:00:00Z")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void views_and_health_are_told() {
        assertThat(http.get(V1 + "/views").json().size()).isEqualTo(Ledger.VIEWS.size());
        assertThat(ledger.anonymous().get("/livez").text("/status")).isEqualTo("UP");
        assertThat(ledger.anonymous().get("/readyz").text("/status")).isEqualTo("UP");
    }

    @Test
    void a_position_not_reached_in_time_is_unavailable() {
        Answer answer = http.get(account + "?min_position=" + (ledger.headPosition() + 1_000));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(http.get(account + "?min_position=1").status()).isEqualTo(200);
    }
}
