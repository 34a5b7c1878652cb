package io.creditledger.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.LedgerApplication;
import io.creditledger.api.stripe.EmbeddedStripe;
import io.creditledger.api.stripe.Payer;
import io.creditledger.api.stripe.StripeAccess;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.sandbox.SandboxSettings;
import io.creditledger.sandbox.StripeSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kill -9} of the real server while payments come in: whoever comes after it brings every credit once. */
@Timeout(180)
class KillTest {
    private static final String KEY = "lk_kill.secret-for-the-kill-test-0123456789";
    private static final Pattern PAGE = Pattern.compile("\"checkout_url\":\"([^\"]+)\"");
    private static final int BUYERS = 12;
    private static final int BEFORE_THE_KILL = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @Test
    void a_server_that_is_killed_between_money_and_credits_loses_and_doubles_nothing() throws Exception {
        port = freePort();
        try (TestDatabase database = TestDatabase.create();
                StripeSandbox sandbox =
                        StripeSandbox.start(SandboxSettings.inMemory().withRetryDelay(Duration.ofMillis(200)))) {
            sandbox.addWebhook("http://127.0.0.1:" + port + "/api/v1/webhooks/stripe");
            StripeAccess access = StripeAccess.of(sandbox.secretKey(), sandbox.baseUrl(), sandbox.webhookSecret());
            Map<String, String> environment = Map.ofEntries(
                    Map.entry("LEDGER_DB_URL", database.url()),
                    Map.entry("LEDGER_DB_USER", database.user()),
                    Map.entry("LEDGER_DB_PASSWORD", database.password()),
                    Map.entry("LEDGER_PORT", Integer.toString(port)),
                    Map.entry("LEDGER_MANAGEMENT_PORT", "none"),
                    Map.entry("LEDGER_REQUEST_LOG", "none"),
                    Map.entry("LEDGER_BOOTSTRAP_KEY", KEY),
                    Map.entry("STRIPE_API_KEY", access.key()),
                    Map.entry("STRIPE_API_BASE", access.base()),
                    Map.entry("STRIPE_WEBHOOK_SECRET", sandbox.webhookSecret()),
                    Map.entry(
                            "LEDGER_CREDITS_PRICE",
                            EmbeddedStripe.of(sandbox, access).price()));
            Process first = serve(environment);
            List<String> pages = checkouts();
            pages.subList(0, BEFORE_THE_KILL).forEach(KillTest::pay);
            first.destroyForcibly().waitFor();
            pages.subList(BEFORE_THE_KILL, BUYERS).forEach(KillTest::pay);

            Process second = serve(environment);
            try {
                for (int i = 0; i < BUYERS; i++) {
                    awaitBought(i);
                }
            } finally {
                second.destroy();
                second.waitFor();
            }
        }
    }

    private List<String> checkouts() throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            post("/api/ledger/v1/organizations", "{\"slug\":\"k-" + i + "\"}");
            Matcher page = PAGE.matcher(post(
                    "/api/v1/org/k-" + i + "/credits/checkout",
                    "{\"success_url\":\"http://localhost/ok\",\"cancel_url\":\"http://localhost/no\"}"));
            assertThat(page.find()).isTrue();
            pages.add(page.group(1));
        }
        return pages;
    }

    private static void pay(String page) {
        assertThat(Payer.pays(page, "4242 4242 4242 4242")).isEqualTo(303);
    }

    private void awaitBought(int buyer) throws IOException, InterruptedException {
        String credits = "/api/v1/org/k-" + buyer + "/credits";
        while (!get(credits).contains("\"balance\":50000")) {
            Thread.sleep(50);
        }
        String purchases = get(credits + "/transactions?transaction_type=purchase");
        while (purchases.equals("[]")) {
            Thread.sleep(50);
            purchases = get(credits + "/transactions?transaction_type=purchase");
        }
        assertThat(purchases).containsOnlyOnce("\"amount\":25000");
        assertThat(get(credits)).contains("\"balance\":50000");
    }

    private static Process serve(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerApplication.class.getName(),
                        "serve")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("Ctrl-C stops it")) {
                return process;
            }
        }
        throw new IOException("the server ended without having said that it is ready");
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + KEY);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
