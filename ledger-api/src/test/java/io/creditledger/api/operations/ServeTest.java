package io.creditledger.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.LedgerApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers, each in a process of its own, on one data directory. */
class ServeTest {
    private static final String KEY = "demo.only-for-trying-out";
    private static final Pattern URL = Pattern.compile("http://localhost:\\d+");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private record Served(Process process, String url) {}

    @Test
    void a_server_goes_on_when_the_one_that_ran_the_database_has_ended() throws Exception {
        Served first = serve();
        Served second = serve();
        try {
            assertThat(grant(second, "before")).isEqualTo(201);

            first.process().destroy();
            assertThat(first.process().waitFor()).isEqualTo(128 + 15);

            long deadline = System.nanoTime() + PATIENCE.toNanos();
            int status = grant(second, "after");
            while (status != 201) {
                assertThat(status).isEqualTo(503);
                assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
                Thread.sleep(100);
                status = grant(second, "after");
            }
            assertThat(balance(second)).contains("\"balance\":\"25002\"");
        } finally {
            first.process().destroyForcibly();
            second.process().destroy();
            second.process().waitFor();
        }
    }

    private Served serve() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerApplication.class.getName(),
                        "serve")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "LEDGER_DATA_DIR", directory.toString(), "LEDGER_PORT", "0", "LEDGER_BOOTSTRAP_KEY", KEY));
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher url = URL.matcher(line);
            if (url.find()) {
                return new Served(process, url.group());
            }
        }
        throw new IOException("the server ended without having said where it listens");
    }

    private int grant(Served server, String key) throws IOException, InterruptedException {
        HttpRequest request = request(server, "/grants")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\": \"1\", \"source\": \"promotional\"}"))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String balance(Served server) throws IOException, InterruptedException {
        return client.send(request(server, "").build(), BodyHandlers.ofString()).body();
    }

    private static HttpRequest.Builder request(Served server, String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/api/ledger/v1/accounts/organization:demo" + path))
                .header("Authorization", "Bearer " + KEY);
    }
}
