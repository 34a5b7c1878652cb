package io.creditledger.sandbox;

import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Call;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers by idempotency key: kept for a day, as Stripe promises; afterwards the key is as good as new. */
final class Idempotency {
    private static final String ERROR = "idempotency_error";
    private static final long KEPT_SECONDS = Duration.ofHours(24).toSeconds();
    private static final int LONGEST = 255;

    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    /** The key of the call, taken for as long as the call lasts; null when it has none. */
    @Nullable
    String take(Call call) {
        String key = call.idempotencyKey();
        if (key == null || !call.method().equals("POST")) {
            return null;
        }
        if (key.length() > LONGEST) {
            throw new ApiError(400, ERROR, null, "Idempotency keys must be at most 255 characters long.", null);
        }
        if (!inUse.add(key)) {
            throw new ApiError(
                    409,
                    ERROR,
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this Stripe idempotency key (that probably"
                            + " means you submitted twice, and the other request is still going through): " + key
                            + ". Please try again later.",
                    null);
        }
        return key;
    }

    /** Gives the key back. */
    void release(@Nullable String key) {
        if (key != null) {
            inUse.remove(key);
        }
    }

    /** The answer given before; null when there is none. Another request under the key is refused. */
    @Nullable
    Answer known(World world, Call call, @Nullable String key) {
        ObjectNode kept = key == null ? null : world.change().find(Kind.ANSWER, key);
        if (kept == null || Json.number(kept, "at") + KEPT_SECONDS < world.now()) {
            return null;
        }
        String path = Json.textOf(kept, "path");
        if (!path.equals(call.path())) {
            throw new ApiError(
                    400,
                    ERROR,
                    null,
                    "Keys for idempotent requests can only be used for the same endpoint they were first used for ('"
                            + path + "' vs '" + call.path() + "'). Try using a key other than '" + key
                            + "' if you meant to execute a different request.",
                    null);
        }
        if (!Json.textOf(kept, "params").equals(params(call))) {
            throw new ApiError(
                    400,
                    ERROR,
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with."
                            + " Try using a key other than '" + key + "' if you meant to execute a different request.",
                    null);
        }
        return new Answer(
                        (int) Json.number(kept, "status"),
                        Map.of("Content-Type", "application/json"),
                        Json.textOf(kept, "body"))
                .with("Idempotent-Replayed", "true")
                .with("Original-Request", Json.textOf(kept, "request"));
    }

    /** Keeps the answer under the key, in the change that has the effect. */
    void keep(World world, Call call, @Nullable String key, Answer answer) {
        if (key == null) {
            return;
        }
        forget(world);
        ObjectNode kept = Json.object();
        kept.put("at", world.now());
        kept.put("path", call.path());
        kept.put("params", params(call));
        kept.put("status", answer.status());
        kept.put("body", answer.body());
        kept.put("request", call.requestId());
        world.change().put(Kind.ANSWER, key, kept);
    }

    /** Forgets what is older than a day, the oldest first: else the journal would keep every answer for ever. */
    private static void forget(World world) {
        for (String key : world.change().idsOf(Kind.ANSWER)) {
            ObjectNode kept = world.change().find(Kind.ANSWER, key);
            if (kept != null && Json.number(kept, "at") + KEPT_SECONDS >= world.now()) {
                return;
            }
            world.change().remove(Kind.ANSWER, key);
        }
    }

    private static String params(Call call) {
        return Arrays.stream((call.query() + "&" + call.body()).split("&"))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
