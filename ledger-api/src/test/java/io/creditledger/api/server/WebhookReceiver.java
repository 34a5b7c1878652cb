package io.creditledger.api.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant's own server on this machine: keeps what it is told, and answers what a test wants. */
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Duration pause = Duration.ZERO;
    private volatile boolean endless;

    /** A request, and what it was answered. */
    record Told(String body, String timestamp, String signature, int answered) {}

    WebhookReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int answer = refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? 503 : 204;
            told.add(new Told(
                    body,
                    exchange.getRequestHeaders().getFirst("X-Orb-Timestamp"),
                    exchange.getRequestHeaders().getFirst("X-Orb-Signature"),
                    answer));
            pause();
            if (endless) {
                exchange.sendResponseHeaders(answer == 204 ? 200 : answer, 1_000);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            } else {
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/alerts?of=ledger";
    }

    /** Answers so many requests with 503. */
    void refuse(int requests) {
        refusals.set(requests);
    }

    /** Begins each answer with what it is, and never ends it. */
    void neverEnd() {
        endless = true;
    }

    /** Takes so long for each answer. */
    void slow(Duration longer) {
        pause = longer;
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All requests so far. */
    List<Told> told() {
        return told;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
