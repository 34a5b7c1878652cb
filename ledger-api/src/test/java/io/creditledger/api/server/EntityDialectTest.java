package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.server.Http.Answer;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedLedger.class)
class EntityDialectTest {
    private static final String SCALE = """
            {"creditsAmount":250,"extraCreditsAmount":50,"price":50,"creditsTierId":"scale",
             "creditsTierName":"Scale Plan","recurringTimePeriod":"ONETIME"}""";
    private static final String FREE = """
            {"creditsAmount":100,"extraCreditsAmount":20,"price":0,"creditsTierId":"free","creditsTierName":"Free"}""";

    private final TestLedger ledger;
    private final String user = "u-" + UUID.randomUUID();
    private final String entityId = "e-" + UUID.randomUUID();
    private final String entity = "/api/entities/" + entityId;
    private Http http;

    EntityDialectTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_entity_with_a_free_and_a_paid_tier() {
        http = ledger.owner(user);
        assertThat(ledger.admin()
                        .post("/api/ledger/v1/entities", "{\"entity\":\"" + entityId + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(http.post(entity + "/credits-tiers", SCALE).status()).isEqualTo(200);
        assertThat(http.post(entity + "/credits-tiers", FREE).status()).isEqualTo(200);
    }

    @Test
    void tiers_are_listed_as_the_published_client_expects() {
        Answer answer = http.get(entity + "/credits-tiers?userId=" + user);

        assertThat(answer.response().body())
                .startsWith(
                        "{\"success\":true,\"data\":[{\"entityId\":\"" + entityId + "\",\"creditsTierId\":\"scale\","
                                + "\"creditsTierName\":\"Scale Plan\",\"price\":50,\"creditsAmount\":250,"
                                + "\"extraCreditsAmount\":50,\"recurringTimePeriod\":\"ONETIME\"}");
        assertThat(answer.json().at("/data/1/recurringTimePeriod").asString()).isEqualTo("ONETIME");
    }

    @Test
    void a_tier_is_added_once_and_updated_in_parts() {
        Answer again = http.post(entity + "/credits-tiers", SCALE);
        Answer updated = http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"scale\",\"price\":60.5}");
        Answer nothing = http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"scale\"}");
        Answer unknown = http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"none\",\"price\":1}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().at("/success").booleanValue()).isFalse();
        assertThat(updated.json().at("/data/price").decimalValue()).isEqualByComparingTo("60.5");
        assertThat(updated.json().at("/data/creditsAmount").asInt()).isEqualTo(250);
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void a_change_of_a_tier_is_the_same_question_whatever_has_changed_between() {
        Http keyed = http.keyed();
        Answer first = keyed.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"scale\",\"price\":60}");
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"scale\",\"creditsAmount\":300}");
        Answer again = keyed.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"scale\",\"price\":60}");
        Answer same = http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"scale\",\"price\":60.0}");
        Answer nothingLeft = http.patch(
                entity + "/credits-tiers",
                "{\"creditsTierId\":\"scale\",\"creditsAmount\":0,\"extraCreditsAmount\":0}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(same.status()).as(same.response().body()).isEqualTo(200);
        assertThat(same.json().at("/data/creditsAmount").asInt()).isEqualTo(300);
        assertThat(nothingLeft.status()).isEqualTo(400);
    }

    @Test
    void a_free_tier_that_was_bought_stays_bought_when_it_costs_money_or_is_gone() {
        String buy = entity + "/buy-credits?userId=" + user;
        http.post(buy, "{\"creditsTierId\":\"free\"}");
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"free\",\"price\":5}");
        Answer priced = http.post(buy, "{\"creditsTierId\":\"free\"}");
        Answer other = http.post(entity + "/buy-credits?userId=u-late", "{\"creditsTierId\":\"free\"}");
        ledger.admin().with("If-Match", "*").delete("/api/ledger/v1/entities/" + entityId + "/tiers/free");
        Answer retired = http.post(buy, "{\"creditsTierId\":\"free\"}");

        assertThat(priced.status()).as(priced.response().body()).isEqualTo(200);
        assertThat(priced.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(400);
        assertThat(retired.status()).isEqualTo(200);
        assertThat(http.get("/api/users/" + user + "/credits?entityId=" + entityId)
                        .json()
                        .at("/data/creditsAmount")
                        .asInt())
                .isEqualTo(120);
    }

    @Test
    void a_free_tier_whose_claim_was_refused_is_never_answered_as_claimed() {
        AccountId account = AccountId.user(Bootstrap.TENANT, entityId, user);
        fill(account, 10_000);
        String buy = entity + "/buy-credits?userId=" + user;
        Answer refused = http.post(buy, "{\"creditsTierId\":\"free\"}");
        Answer again = http.post(buy, "{\"creditsTierId\":\"free\"}");
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"free\",\"creditsAmount\":200}");
        Answer changed = http.post(buy, "{\"creditsTierId\":\"free\"}");

        assertThat(refused.text("/error")).contains("more than 10000 live blocks");
        for (Answer answer : List.of(refused, again, changed)) {
            assertThat(answer.status()).as(answer.response().body()).isBetween(400, 499);
            assertThat(answer.json().at("/success").booleanValue()).isFalse();
        }
        assertThat(http.get("/api/users/" + user + "/credits?entityId=" + entityId)
                        .json()
                        .at("/data/creditsAmount")
                        .asInt())
                .isEqualTo(10_000);
    }

    /** Opens the account with this many blocks of one credit. */
    private void fill(AccountId account, int blocks) {
        Stamps stamps = new Stamps(ledger.ledger().clock());
        List<NewBlock> hundred = Collections.nCopies(100, NewBlock.of(Credits.of(1), Source.PURCHASE));
        for (int i = 0; i < blocks; i += 100) {
            PurchaseCredits command = new PurchaseCredits(
                    account,
                    stamps.id(),
                    stamps.now(),
                    hundred,
                    Source.PURCHASE,
                    "one",
                    null,
                    Note.NONE,
                    i == 0 ? Settings.DEFAULT : null);
            Outcome outcome = ledger.ledger()
                    .gateway()
                    .submit(new Submission(command, account.tenant(), null, new TreeMap<>()))
                    .join();
            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        }
        // Not written over HTTP, so no read waits for it by itself.
        assertThat(ledger.ledger().progress().await("balance", ledger.headPosition(), Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void a_free_tier_is_bought_once_per_user_and_opens_the_account() {
        Answer bought = http.post(entity + "/buy-credits?userId=" + user, "{\"creditsTierId\":\"free\"}");
        Answer again =
                http.post("/api/users/" + user + "/buy-credits?entityId=" + entityId, "{\"creditsTierId\":\"free\"}");
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"free\",\"creditsAmount\":999}");
        Answer changed = http.post(entity + "/buy-credits?userId=" + user, "{\"creditsTierId\":\"free\"}");
        Answer credits = http.get("/api/users/" + user + "/credits?entityId=" + entityId);

        assertThat(bought.response().body()).isEqualTo("{\"success\":true}");
        assertThat(again.response().body()).isEqualTo("{\"success\":true}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(credits.json().at("/data/creditsAmount").asInt()).isEqualTo(120);
        assertThat(credits.json().at("/data/totalCreditsBought").asInt()).isEqualTo(100);
        assertThat(credits.text("/data/currentCreditsTierId")).isEqualTo("free");
        assertThat(credits.text("/data/userId")).isEqualTo(user);
        assertThat(credits.json().at("/data/history").size()).isEqualTo(2);
        assertThat(credits.text("/data/history/0/type")).isEqualTo("BOUGHT");
        assertThat(credits.text("/data/history/1/type")).isEqualTo("GIFTED");
        assertThat(http.get(entity + "/users/" + user + "/credits").response().body())
                .isEqualTo(credits.response().body());
    }

    @Test
    void credits_that_move_to_another_block_were_bought_once() {
        http.post(entity + "/buy-credits?userId=" + user, "{\"creditsTierId\":\"free\"}");
        String account = "/api/ledger/v1/accounts/user:" + entityId + ":" + user;
        Http admin = ledger.admin();
        Answer blocks = admin.get(account + "/blocks?min_position=" + ledger.headPosition());
        String bought = blocks.json()
                .at("/data")
                .valueStream()
                .filter(block -> block.at("/source").asString().equals("purchase"))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        Answer moved = admin.keyed()
                .post(
                        account + "/blocks/" + bought + "/expiry",
                        "{\"amount\":30,\"expires_at\":\"2099-01-01T00:00:00Z\"}");
        Answer credits = http.get(entity + "/users/" + user + "/credits");

        assertThat(moved.status()).as(moved.response().body()).isEqualTo(201);
        assertThat(credits.json().at("/data/totalCreditsBought").asInt()).isEqualTo(100);
        assertThat(credits.json().at("/data/creditsAmount").asInt()).isEqualTo(120);
    }

    @Test
    void a_paid_tier_needs_a_payment_and_an_unknown_one_is_not_found() {
        Answer paid = http.post(entity + "/buy-credits?userId=" + user, "{\"creditsTierId\":\"scale\"}");
        Answer unknown = http.post(entity + "/buy-credits?userId=" + user, "{\"creditsTierId\":\"none\"}");

        assertThat(paid.status()).isEqualTo(400);
        assertThat(paid.text("/error")).contains("costs money");
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void credits_are_decremented_until_there_are_none() {
        http.post(entity + "/buy-credits", "{\"creditsTierId\":\"free\"}");
        Answer first = http.post(entity + "/decrement-credits?userId=" + user, "{\"creditsAmount\":100}");
        Answer second =
                http.post("/api/users/" + user + "/decrement-credits?entityId=" + entityId, "{\"creditsAmount\":20}");
        Answer third = http.post(entity + "/decrement-credits?userId=" + user, "{\"creditsAmount\":1}");
        Answer nobody = http.post(entity + "/decrement-credits?userId=u-none", "{\"creditsAmount\":1}");
        Answer nowhere = http.post("/api/entities/e-none/decrement-credits?userId=u-1", "{\"creditsAmount\":1}");

        assertThat(first.response().body()).isEqualTo("{\"success\":true}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.response().body()).isEqualTo("{\"success\":false,\"error\":\"Insufficient credits\"}");
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(http.get(entity + "/users/" + user + "/credits")
                        .json()
                        .at("/data/creditsAmount")
                        .asInt())
                .isZero();
    }

    @Test
    void a_retry_with_a_key_decrements_once_and_another_request_under_it_is_a_conflict() {
        http.post(entity + "/buy-credits", "{\"creditsTierId\":\"free\"}");
        Http keyed = http.keyed();
        keyed.post(entity + "/decrement-credits", "{\"creditsAmount\":10}");
        Answer again = keyed.post(entity + "/decrement-credits", "{\"creditsAmount\":10}");
        Answer other = keyed.post(entity + "/decrement-credits", "{\"creditsAmount\":11}");

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(409);
        assertThat(http.get(entity + "/users/" + user + "/credits")
                        .json()
                        .at("/data/creditsAmount")
                        .asInt())
                .isEqualTo(110);
    }

    @Test
    void an_entity_has_credits_of_its_own_and_a_user_without_any_has_none() {
        ledger.admin()
                .keyed()
                .post("/api/ledger/v1/accounts/entity:" + entityId + "/grants", "{\"amount\":7,\"source\":\"reward\"}");
        Answer own = http.get(entity + "/credits");
        Answer none = http.get(entity + "/users/u-none/credits");

        assertThat(own.json().at("/data/creditsAmount").asInt()).isEqualTo(7);
        assertThat(own.text("/data/history/0/type")).isEqualTo("EARNED");
        assertThat(own.text("/data/history/0/byUserId")).isNotEmpty();
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().at("/data/creditsAmount").asInt()).isZero();
        assertThat(http.get("/api/entities/e-none/credits").status()).isEqualTo(404);
        assertThat(http.get("/api/entities/e-none/credits-tiers").status()).isEqualTo(404);
        assertThat(http.get("/api/users/u-1/credits").status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"creditsAmount":0}              | greater than 0
            {"creditsAmount":-1}             | greater than 0
            {"creditsAmount":1.5}            | whole number
            {"creditsAmount":"NaN"}          | NaN
            {"creditsAmount":"1"}            | must be a number
            {"creditsAmount":1e30}           | must not exceed
            {"creditsAmount":true}           | number
            {}                               | required
            {"creditsAmount":1,"userId":"x"} | userId
            {"creditsAmount":1               | broken
            []                               | object
            """)
    void a_wrong_body_is_a_client_error_that_says_what_is_wrong(String body, String says) {
        http.post(entity + "/buy-credits", "{\"creditsTierId\":\"free\"}");
        long before = ledger.headPosition();
        Answer answer = http.post(entity + "/decrement-credits", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("success", "error");
        assertThat(answer.json().at("/success").booleanValue()).isFalse();
        assertThat(answer.text("/error")).contains(says);
        assertThat(ledger.headPosition()).isEqualTo(before);
    }

    @Test
    void what_is_no_operation_is_not_found_in_the_envelope() {
        for (String path : new String[] {"/api/nothing", entity + "/approve", "/api/payment"}) {
            Answer answer = http.post(path, "{}");

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.json().at("/success").booleanValue()).isFalse();
        }
    }
}
