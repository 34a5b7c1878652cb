package io.creditledger.bench.torture.workload;

import io.creditledger.bench.torture.history.Operation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes up what one client wants next, from its seed. */
final class Wishes {
    private static final List<String> BOUGHT = List.of("purchase", "bonus", "promotional");

    private final String client;
    private final Accounts accounts;
    private final Random random;
    private long made;

    Wishes(String client, Accounts accounts, Random random) {
        this.client = client;
        this.accounts = accounts;
        this.random = random;
    }

    Wish next() {
        return next(accounts.any(random));
    }

    private Wish next(Known known) {
        Kind kind = Kind.at(random.nextInt(Kind.total()));
        UUID target = kind.target() == null ? null : known.any(kind.target(), random);
        if (kind.target() != null && target == null) {
            kind = Kind.GRANT; // There is nothing yet to be named.
        }
        Operation operation = new Operation(client + "-" + ++made, known.account(), kind.batchName());
        String named = target == null || kind.target() == null ? "" : target.toString();
        return new Wish(operation, known, kind, named, body(kind, operation.id()));
    }

    /** What a batch asks for; accounts may occur more than once in it. */
    List<Wish> batch() {
        int size = 3 + random.nextInt(12);
        List<Wish> wishes = new ArrayList<>(size);
        while (wishes.size() < size) {
            Wish wish = next();
            if (wish.kind() != Kind.CONFIGURE) { // which a batch cannot do
                wishes.add(wish);
            }
        }
        return wishes;
    }

    private Map<String, Object> body(Kind kind, String id) {
        Map<String, Object> body = new LinkedHashMap<>();
        switch (kind) {
            case DECREMENT, CAPTURE -> body.put("amount", amount(20));
            case GRANT -> block(body, 60);
            case PURCHASE -> purchase(body);
            case HOLD -> hold(body);
            case VOID, REVERSE, AMEND -> part(body);
            case EXPIRY -> expiry(body);
            case CONFIGURE -> body.put("low_balance_threshold", threshold());
            case RELEASE, REINSTATE -> {
                // Nothing to say.
            }
        }
        if (kind == Kind.CAPTURE) {
            body.put("last", random.nextBoolean());
        }
        if (kind != Kind.RELEASE && kind != Kind.CONFIGURE) {
            body.put("reference", id);
        }
        return body;
    }

    private void purchase(Map<String, Object> body) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Map<String, Object> block = new LinkedHashMap<>();
            block(block, 50);
            if (random.nextBoolean()) {
                block.put("cost_basis", amount(2));
            }
            blocks.add(block);
        }
        blocks.getFirst().put("source", BOUGHT.getFirst());
        body.put("blocks", blocks);
        body.put("payment", "pay-" + client + "-" + made);
    }

    private void block(Map<String, Object> block, int most) {
        block.put("amount", amount(most));
        if (random.nextInt(3) == 0) {
            block.put("expires_at", soon());
        }
        if (random.nextInt(4) == 0) {
            block.put("priority", random.nextInt(5));
        }
        if (random.nextInt(10) == 0) {
            block.put(
                    "effective_at",
                    Instant.now().plusMillis(random.nextInt(900)).toString());
        }
    }

    private void hold(Map<String, Object> body) {
        body.put("amount", amount(25));
        if (random.nextInt(3) == 0) {
            body.put("expires_at", soon());
        }
    }

    private void expiry(Map<String, Object> body) {
        part(body);
        body.put("expires_at", random.nextBoolean() ? soon() : null);
    }

    private void part(Map<String, Object> body) {
        if (random.nextBoolean()) {
            body.put("amount", amount(8));
        }
    }

    /** Soon enough that it passes while the torture runs. */
    private String soon() {
        return Instant.now().plusMillis(1_500 + random.nextInt(15_000)).toString();
    }

    /** Another one each time, so that something changes. */
    private String threshold() {
        return made + "." + (1_000_000 + random.nextInt(1_000_000));
    }

    /** Greater than 0, with up to ten decimals. */
    private String amount(int most) {
        int scale = random.nextInt(4) == 0 ? 1 + random.nextInt(10) : 0;
        BigInteger units = BigInteger.TEN.pow(scale).multiply(BigInteger.valueOf(most));
        BigInteger drawn = new BigInteger(units.bitLength() + 8, random).mod(units);
        return new BigDecimal(drawn.add(BigInteger.ONE), scale).toPlainString();
    }
}
