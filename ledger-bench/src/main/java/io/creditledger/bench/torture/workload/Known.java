package io.creditledger.bench.torture.workload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account and what clients have made in it, to be undone, captured, moved. Shared by all clients. */
final class Known {
    /** What can be named by a command. */
    enum Thing {
        HOLD,
        BLOCK,
        DECREMENT,
        PURCHASE,
        REVERSAL
    }

    private static final int KEPT = 64;

    private final String account;
    private final Map<Thing, List<UUID>> things = new EnumMap<>(Thing.class);

    Known(String account) {
        this.account = account;
        for (Thing thing : Thing.values()) {
            things.put(thing, new ArrayList<>());
        }
    }

    String account() {
        return account;
    }

    synchronized void made(Thing thing, UUID id) {
        List<UUID> ids = of(thing);
        if (ids.size() == KEPT) {
            ids.removeFirst();
        }
        ids.add(id);
    }

    /** Any of them, or null when there is none. Some leave, some stay to be asked for twice. */
    synchronized @Nullable UUID any(Thing thing, Random random) {
        List<UUID> ids = of(thing);
        if (ids.isEmpty()) {
            return null;
        }
        int index = random.nextInt(ids.size());
        return random.nextInt(3) > 0 ? ids.remove(index) : ids.get(index);
    }

    private List<UUID> of(Thing thing) {
        return things.getOrDefault(thing, List.of());
    }
}
