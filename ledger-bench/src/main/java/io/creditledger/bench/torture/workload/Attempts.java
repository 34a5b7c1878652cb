package io.creditledger.bench.torture.workload;

import io.creditledger.bench.torture.history.Answer;
import io.creditledger.bench.torture.history.Tree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what an answer means. */
final class Attempts {
    /** The port belongs to somebody else by now; too slow; too much. */
    private static final Set<Integer> COME_BACK = Set.of(401, 408, 429);

    private Attempts() {}

    /** Null: nothing definite; ask again. */
    static @Nullable Answer meaning(Kind kind, int status, long position, Tree body) {
        if (status >= 200 && status < 300) {
            return ok(kind, position, body);
        }
        if (status >= 400 && status < 500 && !COME_BACK.contains(status)) {
            String refusal = body.text("refusal");
            String code = refusal == null ? body.text("type") : refusal;
            return new Answer.Refused(status, code == null ? "?" : code);
        }
        return null;
    }

    private static Answer ok(Kind kind, long position, Tree body) {
        return switch (kind) {
            case HOLD -> new Answer.Ok(position, body.uuid("id"), 0, null);
            case RELEASE -> new Answer.Ok(position, body.uuid("hold"), 0, null);
            case CONFIGURE -> new Answer.Ok(position, null, 0, null);
            default -> new Answer.Ok(position, body.uuid("id"), body.whole("entry"), body.amount("balance"));
        };
    }
}
