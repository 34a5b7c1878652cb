package io.creditledger.bench.torture.workload;

import io.creditledger.bench.torture.history.Tree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Speaks to nodes, with every wait bounded. */
public final class Http implements AutoCloseable {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String key;
    private final Duration patience;

    /**
     * @param key of the API
     * @param patience how long an answer is waited for
     */
    public Http(String key, Duration patience) {
        this.key = key;
        this.patience = patience;
    }

    /** An answer: {@code position} is that of a write, 0 otherwise. */
    public record Reply(int status, long position, boolean retryAfter, Tree body) {}

    /** Asks for something; {@code occasion} is the idempotency key, null for none. */
    public Reply post(String url, String path, @Nullable String occasion, Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = to(url, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Tree.write(body)));
        if (occasion != null) {
            request.header("Idempotency-Key", occasion);
        }
        return send(request);
    }

    public Reply patch(String url, String path, String occasion, Object body) throws IOException, InterruptedException {
        return send(to(url, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", occasion)
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(Tree.write(body))));
    }

    public Reply get(String url, String path) throws IOException, InterruptedException {
        return send(to(url, path).GET());
    }

    /** The body as text, of pages that are not an object. */
    public String text(String url, String path) throws IOException, InterruptedException {
        return client.send(to(url, path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder to(String url, String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/ledger/v1" + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        long position = response.headers().firstValueAsLong("Ledger-Position").orElse(0);
        boolean retryAfter = response.headers().firstValue("Retry-After").isPresent();
        try {
            return new Reply(response.statusCode(), position, retryAfter, Tree.parse(response.body()));
        } catch (RuntimeException e) {
            throw new IOException("an answer that is no JSON object, status " + response.statusCode(), e);
        }
    }
}
