package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.store.Ids;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What happens by itself when its time has come. */
public final class Due {
    static final String BANK_ANSWERS = "bank_answers";
    static final String SESSION_EXPIRES = "session_expires";
    static final String REFUND_SETTLES = "refund_settles";

    private Due() {}

    static void after(World world, Duration delay, String what, String id) {
        ObjectNode due = Json.object();
        due.put("at", world.instant().plus(delay).getEpochSecond());
        due.put("what", what);
        due.put("id", id);
        world.change().put(Kind.DUE, Ids.of(Kind.DUE), due);
    }

    /** Whether anything is due. */
    public static boolean any(World world) {
        return world.change().idsOf(Kind.DUE).stream()
                .anyMatch(id -> Json.number(world.known(Kind.DUE, id), "at") <= world.now());
    }

    /** Does everything that is due, in the order of its time. */
    public static void settle(World world) {
        List<String> due = world.change().idsOf(Kind.DUE).stream()
                .filter(id -> world.change().find(Kind.DUE, id) instanceof ObjectNode node
                        && Json.number(node, "at") <= world.now())
                .sorted(Comparator.comparingLong(id -> Json.number(world.known(Kind.DUE, id), "at")))
                .toList();
        for (String id : due) {
            ObjectNode what = world.known(Kind.DUE, id);
            String target = Json.textOf(what, "id");
            switch (Json.textOf(what, "what")) {
                case BANK_ANSWERS -> Settlement.bankAnswers(world, target);
                case SESSION_EXPIRES -> Completion.expireIfOpen(world, target);
                case REFUND_SETTLES -> Refunds.settleNow(world, target);
                default -> throw new IllegalStateException("Due: " + what);
            }
            world.change().remove(Kind.DUE, id);
        }
    }
}
