package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.stripe.Dashboard;
import io.creditledger.api.stripe.Payer;
import io.creditledger.api.stripe.SignedEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Signed webhooks of what one payment causes, in all 24 orders, each to both nodes at once: one grant each. */
@Timeout(120)
class WebhookOrdersTest {
    private static final String ORDER =
            "{\"success_url\":\"http://localhost:3000/thanks\",\"cancel_url\":\"http://localhost:3000/back\"}";
    private static final Set<String> TYPES =
            Set.of("checkout.session.completed", "payment_intent.succeeded", "charge.succeeded", "charge.refunded");
    private static final int SIGNUP = 25_000;
    private static final int BUNDLE = 25_000;

    private static TestLedger one;
    private static TestLedger two;
    private static Dashboard stripe;

    @BeforeAll
    static void open() {
        one = new TestLedger(ServerSettings.DEFAULT);
        two = one.secondNode();
        stripe = new Dashboard(one.sandbox());
        one.sandbox().webhooks().hold(); // nobody tells of anything but the test
    }

    @AfterAll
    static void close() {
        two.close();
        one.close();
    }

    @Test
    void all_24_orders_of_signed_webhooks_doubled_on_two_nodes_grant_once_and_take_back_once() {
        List<String> organizations = new ArrayList<>();
        List<List<Integer>> orders = orders(List.of(0, 1, 2, 3));
        assertThat(orders).hasSize(24).doesNotHaveDuplicates();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Integer> order : orders) {
                String organization = organization();
                organizations.add(organization);
                List<JsonNode> events = events(paidAndPartlyRefunded(organization));
                order.forEach(number -> deliver(events.get(number), threads));
            }
        }
        awaitFollowed();
        for (String organization : organizations) {
            awaitBalance(organization, SIGNUP + BUNDLE - BUNDLE / 10);
            assertThat(lines(organization, "purchase", 1)).isEqualTo(1);
            assertThat(lines(organization, "refund", 1)).isEqualTo(1);
        }
    }

    /** To both nodes at the same moment: each is a duplicate of the other. */
    private static void deliver(JsonNode event, ExecutorService threads) {
        String body = event.toString();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> send(one, body), threads),
                        CompletableFuture.runAsync(() -> send(two, body), threads))
                .join();
    }

    private static void send(TestLedger node, String body) {
        String secret = node.sandbox().webhookSecret();
        String signature = SignedEvent.signature(body, secret, Instant.now().getEpochSecond());
        assertThat(node.anonymous()
                        .with("Content-Type", "application/json; charset=utf-8")
                        .with("Stripe-Signature", signature)
                        .send("POST", "/api/v1/webhooks/stripe", BodyPublishers.ofString(body))
                        .status())
                .isEqualTo(200);
    }

    private static String organization() {
        String slug = "o-" + UUID.randomUUID();
        one.admin().post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}");
        return "/api/v1/org/" + slug + "/credits";
    }

    /** The payment's objects. */
    private static Set<String> paidAndPartlyRefunded(String organization) {
        Answer checkout = one.admin().post(organization + "/checkout", ORDER);
        assertThat(Payer.pays(checkout.text("/checkout_url"), "4242 4242 4242 4242"))
                .isEqualTo(303);
        String session = checkout.text("/session_id");
        String intent = stripe.get("/v1/checkout/sessions/" + session)
                .at("/payment_intent")
                .asString();
        stripe.post("/v1/refunds", "payment_intent=" + intent + "&amount=250");
        String charge =
                stripe.get("/v1/payment_intents/" + intent).at("/latest_charge").asString();
        return Set.of(session, intent, charge);
    }

    /** As Stripe has them, one of each type. */
    private static List<JsonNode> events(Set<String> objects) {
        List<JsonNode> events = new ArrayList<>();
        stripe.get("/v1/events?limit=100").at("/data").forEach(event -> {
            if (TYPES.contains(event.at("/type").asString())
                    && objects.contains(event.at("/data/object/id").asString())) {
                events.add(event);
            }
        });
        assertThat(events).extracting(event -> event.at("/type").asString()).containsExactlyInAnyOrderElementsOf(TYPES);
        events.sort(Comparator.comparing(event -> event.at("/type").asString()));
        return events;
    }

    private static void awaitFollowed() {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (count("state = 'pending'") > 0 && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(count("state = 'followed'")).isEqualTo(24L * TYPES.size());
        assertThat(count("true")).as("each is kept once").isEqualTo(24L * TYPES.size());
    }

    private static long count(String condition) {
        return JdbcClient.create(one.ledger().dataSource())
                .sql("SELECT count(*) FROM ledger.stripe_event WHERE " + condition)
                .query(Long.class)
                .single();
    }

    private static void awaitBalance(String organization, int expected) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        int balance;
        do {
            balance = one.admin().get(organization).json().at("/balance").asInt();
        } while (balance != expected && Instant.now().isBefore(end));
        assertThat(balance).isEqualTo(expected);
    }

    private static int lines(String organization, String type, int expected) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        int lines;
        do {
            lines = one.admin()
                    .get(organization + "/transactions?transaction_type=" + type)
                    .json()
                    .size();
        } while (lines < expected && Instant.now().isBefore(end));
        return lines;
    }

    private static List<List<Integer>> orders(List<Integer> left) {
        if (left.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : left) {
            List<Integer> others = new ArrayList<>(left);
            others.remove(first);
            for (List<Integer> rest : orders(others)) {
                List<Integer> order = new ArrayList<>();
                order.add(first);
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }
}
