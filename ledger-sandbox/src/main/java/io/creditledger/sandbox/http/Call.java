package io.creditledger.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import io.creditledger.sandbox.store.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A request as it came in. */
public record Call(
        String requestId,
        String method,
        String path,
        String query,
        String body,
        @Nullable String key,
        @Nullable String idempotencyKey,
        @Nullable String version) {
    private static final int LARGEST_BODY = 1 << 20;

    /** Reads a request; the body is cut off at a megabyte. */
    public static Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        String query = exchange.getRequestURI().getRawQuery();
        return new Call(
                "req_" + Ids.random(14),
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                new String(body, StandardCharsets.UTF_8),
                key(exchange.getRequestHeaders().getFirst("Authorization")),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Stripe-Version"));
    }

    private static @Nullable String key(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        if (authorization.startsWith("Bearer ")) {
            return authorization.substring("Bearer ".length()).strip();
        }
        if (authorization.startsWith("Basic ")) { // curl -u sk_test_…:
            byte[] pair = decoded(authorization.substring("Basic ".length()));
            return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
        }
        return "";
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0]; // no key, which is refused like a wrong one
        }
    }

    /** The parameters of query and body. */
    public Form form() {
        return Form.parse(query, method.equals("POST") ? body : "");
    }
}
