package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.call.Views;
import io.creditledger.api.security.Scope;
import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.stripe.Payer;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.RefillCommand.SaveRefillMethod;
import io.creditledger.projections.history.StandingHistory;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Auto-refill over the real server, with the sandbox as Stripe. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class AutoRefillTest {
    private static final String CARD = "4242 4242 4242 4242";
    private static final String ASKS_ALWAYS = "4000 0027 6000 3184";
    private static final String ORDER =
            "{\"success_url\":\"http://localhost:3000/thanks\",\"cancel_url\":\"http://localhost:3000/back\"}";

    /** What an organization has after its allocation and its first bundle. */
    private static final int BOUGHT_ONCE = 50_000;

    private static final int BUNDLE = 25_000;
    private static final String CHARGE = "POST /v1/payment_intents";

    private final TestLedger ledger;
    private final AccountId account = AccountId.organization(Bootstrap.TENANT, "o-" + UUID.randomUUID());
    private Http http;
    private String credits;

    AutoRefillTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void an_organization() {
        http = ledger.admin();
        String slug = account.text().substring("organization:".length());
        credits = "/api/v1/org/" + slug + "/credits";
        assertThat(http.post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void nothing_goes_wrong_any_more_and_nothing_is_refilled() {
        ledger.sandbox().faults().clear();
        http.put(credits + "/auto-refill", "{\"enabled\":false,\"threshold\":0,\"quantity\":1}");
    }

    @Test
    void without_a_payment_method_it_can_be_set_but_not_switched_on() {
        String resets = YearMonth.now(ZoneOffset.UTC).plusMonths(1) + "-01T00:00:00Z";
        assertThat(http.get(credits + "/auto-refill").response().body())
                .isEqualTo("{\"enabled\":false,\"has_payment_method\":false,\"month_count\":0,\"month_reset\":\""
                        + resets + "\",\"monthly_cap\":null,\"quantity\":1,\"threshold\":0}");

        Answer on = set(true, 100, 2, 3);
        assertThat(on.status()).isEqualTo(409);
        assertThat(on.text("/type")).isEqualTo("conflict_error");
        assertThat(on.text("/detail")).contains("payment method");
        assertThat(http.get(credits + "/auto-refill").text("/quantity")).isEqualTo("1");

        Answer off = set(false, 100, 2, 3);
        assertThat(off.status()).isEqualTo(200);
        assertThat(off.response().body())
                .isEqualTo(http.get(credits + "/auto-refill").response().body())
                .contains("\"monthly_cap\":3,\"quantity\":2,\"threshold\":100");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                           | enabled
            {"enabled":"yes","threshold":1,"quantity":1}                 | enabled
            {"enabled":false,"threshold":-1,"quantity":1}                | threshold
            {"enabled":false,"threshold":0.5,"quantity":1}               | threshold
            {"enabled":false,"quantity":1}                               | threshold
            {"enabled":false,"threshold":1,"quantity":0}                 | quantity
            {"enabled":false,"threshold":1,"quantity":11}                | quantity
            {"enabled":false,"threshold":1,"quantity":1,"monthly_cap":0} | monthly_cap
            {"enabled":false,"threshold":1,"quantity":1,"card":"x"}      | card
            """)
    void a_wrong_setting_says_where_it_is_wrong(String body, String field) {
        Answer answer = http.put(credits + "/auto-refill", body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.text("/type")).isEqualTo("validation_error");
        assertThat(answer.response().body()).contains("{\"loc\":[\"body\",\"" + field + "\"],");
    }

    @Test
    void who_bought_once_is_refilled_when_the_balance_falls_to_the_threshold() {
        buys(CARD);
        assertThat(set(true, 40_000, 2, null).status()).isEqualTo(200);
        assertThat(http.get(credits).json().at("/auto_refill_enabled").asBoolean())
                .isTrue();
        looks();
        assertThat(balance()).as("above the threshold").isEqualTo(BOUGHT_ONCE);

        spend(10_000);
        looks();
        looks();
        assertThat(balance()).isEqualTo(40_000 + 2 * BUNDLE);
        assertThat(http.get(credits + "/auto-refill").json().at("/month_count").asInt())
                .isEqualTo(1);
        await(() -> !lines("auto_refill").json().isEmpty());
        Answer line = lines("auto_refill");
        assertThat(line.json().at("/0/amount").asInt()).isEqualTo(2 * BUNDLE);
        assertThat(line.json().at("/0/has_receipt").asBoolean()).isTrue();
        Answer receipt = http.get(credits + "/transactions/" + line.text("/0/id") + "/receipt");
        assertThat(receipt.text("/url")).startsWith(ledger.sandbox().baseUrl());
    }

    @Test
    void a_card_that_wants_its_owner_there_is_declined_once_and_the_next_try_waits() {
        Answer checkout = http.post(credits + "/checkout", ORDER);
        assertThat(Payer.paysAndProves(checkout.text("/checkout_url"), ASKS_ALWAYS))
                .isEqualTo(303);
        await(() -> balance() == BOUGHT_ONCE);
        set(true, 1_000_000, 1, null);
        looks();
        looks();

        assertThat(state().lastDecline()).isEqualTo("authentication_required");
        assertThat(state().declines()).isEqualTo(1);
        assertThat(state().pausedUntil()).isAfter(Instant.now());
        assertThat(balance()).isEqualTo(BOUGHT_ONCE);
        assertThat(http.get(credits + "/auto-refill").json().at("/month_count").asInt())
                .isZero();
    }

    @Test
    void after_a_decline_another_purchase_with_another_card_starts_anew() {
        buys(CARD);
        saves("pm_card_chargeCustomerFail");
        set(true, 1_000_000, 1, 1);
        looks();
        assertThat(state().lastDecline()).isEqualTo("card_declined");
        assertThat(balance()).isEqualTo(BOUGHT_ONCE);

        Answer checkout = http.post(credits + "/checkout", ORDER);
        Payer.pays(checkout.text("/checkout_url"), CARD);
        await(() -> balance() == BOUGHT_ONCE + BUNDLE);
        assertThat(state().lastDecline()).isNull();
        looks();
        looks();
        assertThat(balance()).as("the cap is one a month").isEqualTo(BOUGHT_ONCE + 2 * BUNDLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_REQUEST", "DROP_ANSWER", "RATE_LIMIT", "UNAVAILABLE", "SERVER_ERROR_AFTER_EFFECT"})
    void whatever_happens_to_an_answer_the_payer_is_charged_once(FaultKind kind) {
        buys(CARD);
        set(true, 1_000_000, 1, 1);
        ledger.sandbox().faults().add(Fault.once(kind, CHARGE));
        looks();
        await(() -> {
            looks();
            return state().underway() == null;
        });

        assertThat(balance()).isEqualTo(BOUGHT_ONCE + BUNDLE);
        assertThat(state().countAt(Instant.now())).isEqualTo(1);
        await(() -> !lines("auto_refill").json().isEmpty());
        assertThat(lines("auto_refill").json().size()).isEqualTo(1);
    }

    @Test
    void many_that_look_at_once_refill_once() {
        buys(CARD);
        set(true, BOUGHT_ONCE, 1, null);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(IntStream.range(0, 6)
                            .mapToObj(i -> CompletableFuture.runAsync(this::looks, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
        looks();
        assertThat(balance()).isEqualTo(BOUGHT_ONCE + BUNDLE);
    }

    @Test
    void only_the_tenants_own_writers_set_it() {
        assertThat(ledger.anonymous().get(credits + "/auto-refill").status()).isEqualTo(401);
        assertThat(ledger.stranger().get(credits + "/auto-refill").status()).isEqualTo(404);
        Http reader = ledger.scoped(Scope.READ);
        assertThat(reader.get(credits + "/auto-refill").status()).isEqualTo(200);
        assertThat(reader.put(credits + "/auto-refill", "{}").status()).isEqualTo(403);
    }

    private void buys(String card) {
        Payer.pays(http.post(credits + "/checkout", ORDER).text("/checkout_url"), card);
        await(() -> balance() == BOUGHT_ONCE);
        assertThat(http.get(credits + "/auto-refill")
                        .json()
                        .at("/has_payment_method")
                        .asBoolean())
                .isTrue();
    }

    private Answer set(boolean enabled, int threshold, int quantity, Integer cap) {
        return http.put(
                credits + "/auto-refill",
                "{\"enabled\":" + enabled + ",\"threshold\":" + threshold + ",\"quantity\":" + quantity
                        + ",\"monthly_cap\":" + cap + "}");
    }

    private int balance() {
        return http.get(credits).json().at("/balance").asInt();
    }

    private Answer lines(String type) {
        return http.get(credits + "/transactions?transaction_type=" + type);
    }

    private void spend(int amount) {
        String path = "/api/ledger/v1/accounts/" + account.text() + "/decrements";
        assertThat(http.keyed().post(path, "{\"amount\":" + amount + "}").status())
                .isEqualTo(201);
    }

    /** What happens every few seconds, when every view has heard of everything. */
    private void looks() {
        caughtUp();
        ledger.selling().doDue();
        caughtUp();
    }

    private void caughtUp() {
        for (String view : Views.ALL) {
            assertThat(ledger.ledger()
                            .progress()
                            .await(view, ledger.ledger().log().headPosition(), Duration.ofSeconds(20)))
                    .as(view)
                    .isTrue();
        }
    }

    private Refill state() {
        return new StandingHistory(ledger.ledger().log()).refill(account);
    }

    private static void await(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** A method that no checkout would have saved, because its first charge is declined already. */
    private void saves(String method) {
        String customer = made("/v1/customers", "name=Buyer");
        String attached = made("/v1/payment_methods/" + method + "/attach", "customer=" + customer);
        ledger.ledger()
                .gateway()
                .submit(new Submission(
                        new SaveRefillMethod(
                                account, UUID.randomUUID(), Instant.now(), new SavedMethod(customer, attached)),
                        Bootstrap.TENANT,
                        null,
                        new TreeMap<>()))
                .join();
    }

    private String made(String path, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ledger.sandbox().baseUrl() + path))
                .header("Authorization", "Bearer " + ledger.sandbox().secretKey())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient dashboard = HttpClient.newHttpClient()) {
            String body = dashboard.send(request, BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(body).at("/id").asString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
