package io.creditledger.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server, on loopback only: one virtual thread a request. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final Map<String, String> ALWAYS = Map.of(
            "Stripe-Version", SandboxSettings.API_VERSION,
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Methods", "GET, POST, DELETE",
            "Access-Control-Allow-Headers", "authorization, content-type, idempotency-key, stripe-version",
            "Cache-Control", "no-cache, no-store");

    static {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true"); // without it every second answer of a connection takes 40 ms
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Server(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot listen on port " + port, e);
        }
        server.setExecutor(threads);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Begins to answer; a null answer closes the connection. Bodies and headers pass the last inch. */
    void start(Function<Call, @Nullable Answer> answers, UnaryOperator<String> lastInch) {
        server.createContext("/", exchange -> handle(exchange, answers, lastInch));
        server.start();
    }

    private static void handle(
            HttpExchange exchange, Function<Call, @Nullable Answer> answers, UnaryOperator<String> lastInch)
            throws IOException {
        try (exchange) {
            Call call = Call.read(exchange);
            Answer answer = call.method().equals("OPTIONS") ? new Answer(204, Map.of(), "") : safely(call, answers);
            if (answer != null) {
                send(exchange, call, answer, lastInch);
            }
        }
    }

    private static @Nullable Answer safely(Call call, Function<Call, @Nullable Answer> answers) {
        try {
            return answers.apply(call);
        } catch (RuntimeException e) {
            LOG.error("{} {} broke the sandbox", call.method(), call.path(), e);
            return Failures.unknown();
        }
    }

    private static void send(HttpExchange exchange, Call call, Answer answer, UnaryOperator<String> lastInch)
            throws IOException {
        byte[] body = lastInch.apply(answer.body()).getBytes(StandardCharsets.UTF_8);
        ALWAYS.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Request-Id", call.requestId());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, lastInch.apply(value)));
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow(); // whoever waits on purpose need not
        threads.close();
    }
}
