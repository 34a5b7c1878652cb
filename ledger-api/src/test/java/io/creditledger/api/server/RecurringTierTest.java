package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.renewal.Periods;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import io.creditledger.core.tier.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tiers that are bought again each period: started by buying them, seen and ended over HTTP. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class RecurringTierTest {
    private static final String GOLD = """
            {"creditsAmount":250,"extraCreditsAmount":50,"price":9,"creditsTierId":"gold",
             "creditsTierName":"Gold","recurringTimePeriod":"MONTHLY"}""";
    private static final String FREE = GOLD.replace("\"gold\"", "\"free\"")
            .replace("\"price\":9", "\"price\":0")
            .replace("MONTHLY", "YEARLY");

    private final TestLedger ledger;
    private final String user = "u-" + UUID.randomUUID();
    private final String entityId = "e-" + UUID.randomUUID();
    private final String entity = "/api/entities/" + entityId;
    private final String renewal = "/api/ledger/v1/accounts/user:" + entityId + ":" + user + "/renewal";
    private Http http;

    RecurringTierTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_entity_with_recurring_tiers() {
        http = ledger.owner(user);
        ledger.admin().post("/api/ledger/v1/entities", "{\"entity\":\"" + entityId + "\"}");
        assertThat(http.post(entity + "/credits-tiers", GOLD).status()).isEqualTo(200);
        assertThat(http.post(entity + "/credits-tiers", FREE).status()).isEqualTo(200);
    }

    @Test
    void buying_a_monthly_tier_starts_its_renewal_and_stopping_ends_it() {
        assertThat(ledger.admin().get(renewal).status()).isEqualTo(404);
        String intent = paid("\"creditsTierId\":\"gold\",");
        assertThat(buy("gold", intent).status()).isEqualTo(200);
        assertThat(buy("gold", intent).status()).isEqualTo(200);
        Answer active = ledger.admin().get(renewal);
        Instant started = Instant.parse(active.text("/started_at"));
        String month = started.atZone(ZoneOffset.UTC).plusMonths(1).toInstant().toString();
        Http keyed = ledger.admin().keyed();
        Answer stopped = keyed.post(renewal + "/stop", "");

        assertThat(credits().json().at("/data/creditsAmount").asInt()).isEqualTo(300);
        assertThat(active.text("/status")).isEqualTo("active");
        assertThat(active.text("/tier")).isEqualTo("gold");
        assertThat(active.text("/price")).isEqualTo("9");
        assertThat(active.text("/period")).isEqualTo("monthly");
        assertThat(active.text("/paid_until")).isEqualTo(month);
        assertThat(active.text("/due_at")).isEqualTo(month);
        assertThat(stopped.status()).as(stopped.response().body()).isEqualTo(200);
        assertThat(stopped.text("/status")).isEqualTo("stopped");
        assertThat(stopped.text("/stopped")).isEqualTo("by request");
        assertThat(stopped.json().has("due_at")).isFalse();
        assertThat(keyed.post(renewal + "/stop", "").header("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(credits().text("/data/currentCreditsTierId"))
                .as("paid until then")
                .isEqualTo("gold");
    }

    @Test
    void a_renewal_costs_what_the_tier_cost_when_it_was_bought_whatever_becomes_of_the_tier() {
        buy("gold", paid("\"creditsTierId\":\"gold\","));
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"gold\",\"price\":99}");
        ledger.admin().with("If-Match", "*").delete("/api/ledger/v1/entities/" + entityId + "/tiers/gold");

        assertThat(ledger.admin().get(renewal).text("/price")).isEqualTo("9");
        assertThat(ledger.admin().get(renewal).text("/status")).isEqualTo("active");
    }

    @Test
    void a_payment_that_saved_no_method_buys_one_period_and_says_so() {
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"gold\",\"recurringTimePeriod\":\"ONETIME\"}");
        String intent = paid("");
        http.patch(entity + "/credits-tiers", "{\"creditsTierId\":\"gold\",\"recurringTimePeriod\":\"MONTHLY\"}");
        assertThat(buy("gold", intent).status()).isEqualTo(200);

        assertThat(credits().json().at("/data/creditsAmount").asInt()).isEqualTo(300);
        assertThat(ledger.admin().get(renewal).text("/status")).isEqualTo("stopped");
        assertThat(ledger.admin().get(renewal).text("/stopped")).isEqualTo("no_payment_method");
    }

    @Test
    void a_tier_that_is_not_named_when_it_is_paid_renews_all_the_same() {
        assertThat(buy("gold", paid("")).status()).isEqualTo(200);

        assertThat(ledger.admin().get(renewal).text("/status")).isEqualTo("active");
    }

    @Test
    void a_tier_that_was_named_costs_and_brings_what_it_did_then_once_and_each_period() {
        String intent = paid("\"creditsTierId\":\"gold\",");
        http.patch(
                entity + "/credits-tiers",
                "{\"creditsTierId\":\"gold\",\"price\":99,\"creditsAmount\":1,\"recurringTimePeriod\":\"YEARLY\"}");
        ledger.admin().with("If-Match", "*").delete("/api/ledger/v1/entities/" + entityId + "/tiers/gold");
        Answer bought = buy("gold", intent);

        assertThat(bought.status()).as(bought.response().body()).isEqualTo(200);
        assertThat(credits().json().at("/data/creditsAmount").asInt()).isEqualTo(300);
        assertThat(ledger.admin().get(renewal).text("/price")).isEqualTo("9");
        assertThat(ledger.admin().get(renewal).text("/period")).isEqualTo("monthly");
    }

    @Test
    void a_free_yearly_tier_is_claimed_once_and_given_again_next_year() {
        Answer claimed = buy("free", null);
        Answer again = buy("free", null);
        Answer active = ledger.admin().get(renewal);
        Instant started = Instant.parse(active.text("/started_at"));

        assertThat(claimed.response().body()).isEqualTo("{\"success\":true}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(credits().json().at("/data/creditsAmount").asInt()).isEqualTo(300);
        assertThat(credits().text("/data/currentCreditsTierId")).isEqualTo("free");
        assertThat(active.text("/price")).isEqualTo("0");
        assertThat(active.text("/due_at"))
                .isEqualTo(
                        started.atZone(ZoneOffset.UTC).plusYears(1).toInstant().toString());
    }

    @Test
    void a_tier_that_is_not_renewed_is_no_longer_the_users_once_what_was_paid_is_over() {
        AccountId account = AccountId.user("demo", entityId, user);
        Instant bought = Instant.now().minus(Duration.ofDays(40)).truncatedTo(ChronoUnit.MICROS);
        Money price = Money.of(900, "usd");
        Purpose gold = Purpose.of(account, Source.RECURRING, "gold", Credits.of(250), Credits.ZERO, price);
        submit(new PurchaseCredits(
                account,
                UUID.randomUUID(),
                bought,
                List.of(NewBlock.of(Credits.of(250), Source.PURCHASE)),
                Source.PURCHASE,
                "gold",
                null,
                Note.NONE,
                Settings.DEFAULT));
        assertThat(credits().text("/data/currentCreditsTierId")).isEqualTo("gold");
        submit(new StartRenewal(
                account,
                UUID.randomUUID(),
                bought,
                new Plan(UUID.randomUUID(), new Periods(Period.MONTHLY, bought), price, gold, null)));

        assertThat(credits().text("/data/currentCreditsTierId")).isEmpty();
        assertThat(credits().json().at("/data/creditsAmount").asInt()).isEqualTo(250);
    }

    @Test
    void a_recurring_tier_stays_the_users_whatever_they_buy_besides() {
        http.post(
                entity + "/credits-tiers", FREE.replace("\"free\"", "\"gift\"").replace("YEARLY", "ONETIME"));
        buy("gold", paid("\"creditsTierId\":\"gold\","));
        assertThat(buy("gift", null).status()).isEqualTo(200);

        assertThat(credits().json().at("/data/creditsAmount").asInt()).isEqualTo(600);
        assertThat(credits().text("/data/currentCreditsTierId")).isEqualTo("gold");
    }

    @Test
    void a_renewal_is_its_tenants_own() {
        buy("free", null);

        assertThat(ledger.stranger().get(renewal).status()).isEqualTo(404);
        assertThat(ledger.stranger().post(renewal + "/stop", "").status()).isEqualTo(404);
        assertThat(ledger.admin().get(renewal).text("/status")).isEqualTo("active");
    }

    private void submit(LedgerCommand command) {
        Outcome outcome = ledger.ledger()
                .gateway()
                .submit(new Submission(command, "demo", null, new TreeMap<>()))
                .join();
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        long head = ledger.ledger().log().headPosition();
        for (String view : List.of("balance", "transaction")) {
            assertThat(ledger.ledger().progress().await(view, head, Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    /** An intent of nine dollars that was approved. */
    private String paid(String more) {
        Answer created = http.post(
                entity + "/users/" + user + "/create-payment-intent",
                "{" + more + "\"cardData\":{\"email\":\"a@example.org\"},\"intentData\":{\"amount\":9,"
                        + "\"currency\":\"usd\",\"paymentMethodId\":\"pm_card_visa\"}}");
        String intent = created.text("/data/intentId");
        assertThat(http.post(entity + "/approve-payment", "{\"intentId\":\"" + intent + "\"}")
                        .status())
                .as(created.response().body())
                .isEqualTo(200);
        return intent;
    }

    private Answer buy(String tier, String intent) {
        return http.post(
                entity + "/buy-credits?userId=" + user,
                "{\"creditsTierId\":\"" + tier + "\"" + (intent == null ? "" : ",\"intentId\":\"" + intent + "\"")
                        + "}");
    }

    private Answer credits() {
        return http.get(entity + "/users/" + user + "/credits");
    }
}
