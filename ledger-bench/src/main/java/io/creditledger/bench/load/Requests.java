package io.creditledger.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** HTTP requests as bytes. Each supplier is for one thread. */
final class Requests {
    private static final String USAGE =
            "\"amount\":\"1.25\",\"kind\":\"inference\",\"model\":\"m-1\",\"input_tokens\":812,\"output_tokens\":164}";
    private static final String HEADERS = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Arena.KEY + "\r\n";

    private final int accounts;
    private final SplittableRandom random;

    Requests(int accounts, long seed) {
        this.accounts = accounts;
        this.random = new SplittableRandom(seed);
    }

    /** The cheapest there is: shows what server and client cost without a ledger. */
    static Supplier<byte[]> empty() {
        byte[] request = bytes("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return () -> request;
    }

    /** One decrement each, with an idempotency key of its own. */
    Supplier<byte[]> decrements() {
        return () -> post(account() + "/decrements", "Idempotency-Key: " + key() + "\r\n", "{" + USAGE);
    }

    /** {@code count} decrements each. */
    Supplier<byte[]> batches(int count) {
        return () -> {
            StringBuilder body = new StringBuilder("{\"commands\":[");
            for (int i = 0; i < count; i++) {
                body.append(i == 0 ? "" : ",")
                        .append("{\"type\":\"decrement\",\"account\":\"customer:c-")
                        .append(random.nextInt(accounts))
                        .append("\",\"idempotency_key\":\"")
                        .append(key())
                        .append("\",")
                        .append(USAGE);
            }
            return post("/api/ledger/v1/batch", "", body.append("]}").toString());
        };
    }

    /** The balance of any account. */
    Supplier<byte[]> balances() {
        return () -> bytes("GET " + account() + HEADERS + "\r\n");
    }

    /** The latest page of any account's statement. */
    Supplier<byte[]> statements() {
        return () -> bytes("GET " + account() + "/transactions?limit=20" + HEADERS + "\r\n");
    }

    private String account() {
        return "/api/ledger/v1/accounts/customer:c-" + random.nextInt(accounts);
    }

    private String key() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static byte[] post(String path, String header, String body) {
        return bytes("POST " + path + HEADERS + header + "Content-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }
}
