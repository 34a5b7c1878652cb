package io.creditledger.api.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What most callers ask of a server most of the time: decrements, one and many a request, and reads. */
final class Rehearsal {
    private static final int CALLERS = 16;
    private static final int OWN_ACCOUNTS = 32;
    private static final int BATCH = 100;
    private static final String USAGE = "\"amount\": \"1.25\", \"kind\": \"inference\", \"model\": \"m-1\","
            + " \"input_tokens\": 8, \"output_tokens\": 4}";

    private final String url;
    private final String key;

    Rehearsal(int port, String key) {
        this.url = "http://localhost:" + port + "/api/ledger/v1";
        this.key = key;
    }

    /**
     * Opens accounts and asks for so long; returns how many requests were answered.
     *
     * @throws IllegalStateException when a request is not answered as it should be
     */
    long run(Duration time) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> all = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                String own = "customer:c-" + caller + "-";
                all.add(callers.submit(() -> {
                    for (int number = 0; number < OWN_ACCOUNTS; number++) {
                        open(client, own + number);
                    }
                    return decrements(client, own, time);
                }));
            }
            long answered = 0;
            for (Future<Long> caller : all) {
                answered += caller.get();
            }
            return answered;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the rehearsal failed: " + e.getCause(), e);
        }
    }

    private void open(HttpClient client, String account) throws IOException, InterruptedException {
        send(client, "/accounts", "{\"account\": \"" + account + "\"}");
        send(client, "/accounts/" + account + "/grants", "{\"amount\": \"1000000000\", \"source\": \"promotional\"}");
    }

    private long decrements(HttpClient client, String own, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long answered = 0;
        for (; System.nanoTime() < end; answered++) {
            String account = "/accounts/" + own + ThreadLocalRandom.current().nextInt(OWN_ACCOUNTS);
            switch ((int) (answered % 32)) {
                case 0 -> get(client, account);
                case 1 -> get(client, account + "/transactions?limit=20");
                case 2 -> send(client, "/batch", batch(own));
                default -> send(client, account + "/decrements", "{" + USAGE);
            }
        }
        return answered;
    }

    private static String batch(String own) {
        return IntStream.range(0, BATCH)
                .mapToObj(n -> "{\"type\": \"decrement\", \"account\": \"" + own + n % OWN_ACCOUNTS
                        + "\", \"idempotency_key\": \"" + UUID.randomUUID() + "\", " + USAGE)
                .collect(Collectors.joining(",", "{\"commands\": [", "]}"));
    }

    private void send(HttpClient client, String path, String body) throws IOException, InterruptedException {
        answered(client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString()));
    }

    private void get(HttpClient client, String path) throws IOException, InterruptedException {
        answered(client.send(request(path).build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + key);
    }

    private static void answered(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    response.request().uri() + " answered " + response.statusCode() + ": " + response.body());
        }
    }
}
