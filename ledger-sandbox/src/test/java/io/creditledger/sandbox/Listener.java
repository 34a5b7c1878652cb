package io.creditledger.sandbox;

import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Receives webhooks as a shop does: checks the signature with stripe-java, answers what it is told to. */
final class Listener implements AutoCloseable {
    final List<Event> heard = Collections.synchronizedList(new ArrayList<>());
    final List<String> refused = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private volatile Supplier<String> secret = () -> "";
    private volatile int status = 200;

    Listener() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::hear);
        server.start();
    }

    /** A shop that tells this listener of its events. */
    static Listener to(Shop shop) {
        Listener listener = new Listener();
        listener.secret = shop.sandbox::webhookSecret;
        shop.sandbox.addWebhook(listener.url());
        return listener;
    }

    void trust(StripeSandbox sandbox) {
        secret = sandbox::webhookSecret;
    }

    void trust(String own) {
        secret = () -> own;
    }

    void answer(int with) {
        status = with;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    List<String> types() {
        synchronized (heard) {
            return heard.stream().map(Event::getType).toList();
        }
    }

    static void quiet(Shop shop) {
        if (!shop.sandbox.webhooks().awaitQuiet(Duration.ofSeconds(5))) {
            throw new AssertionError(
                    "Events still wait: " + shop.sandbox.webhooks().pending());
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String header = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            try {
                Event event = Webhook.constructEvent(body, header, secret.get());
                if (status == 200) {
                    heard.add(event);
                }
                exchange.sendResponseHeaders(status, -1);
            } catch (com.stripe.exception.SignatureVerificationException e) {
                refused.add(e.getMessage());
                exchange.sendResponseHeaders(400, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
