package io.creditledger.api.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.creditledger.api.metrics.LedgerMetrics;
import io.creditledger.api.server.Readiness.HealthBody;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures and health for operators, on a port of its own that asks for no key: it answers when the API is full, and the
 * world never sees it.
 */
final class ManagementServer implements AutoCloseable {
    private static final JsonMapper JSON = ApiJson.mapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            4, Thread.ofPlatform().name("management-", 0).daemon().factory());

    /** What a path answers with. */
    private record Answer(int status, String type, String body) {}

    private ManagementServer(HttpServer server) {
        this.server = server;
    }

    /** @throws IOException when it cannot listen there */
    static ManagementServer start(ServerSettings.Management where, LedgerMetrics metrics, Readiness readiness)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(where.address(), where.port()), 0);
        ManagementServer management = new ManagementServer(server);
        management.serve("/metrics", () -> new Answer(200, "text/plain; version=0.0.4", metrics.scrape()));
        management.serve("/livez", () -> new Answer(200, "application/json", "{\"status\":\"UP\"}"));
        management.serve("/readyz", () -> {
            HealthBody body = readiness.look();
            return new Answer(body.up() ? 200 : 503, "application/json", JSON.writeValueAsString(body));
        });
        server.setExecutor(management.threads);
        server.start();
        return management;
    }

    /** The TCP port it listens on. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(String path, Supplier<Answer> answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean known = exchange.getRequestURI().getPath().equals(path);
                send(exchange, known ? answer.get() : new Answer(404, "text/plain", "not found\n"));
            }
        });
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type() + "; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
