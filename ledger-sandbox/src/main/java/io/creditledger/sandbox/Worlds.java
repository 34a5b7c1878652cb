package io.creditledger.sandbox;

import io.creditledger.sandbox.store.Change;
import io.creditledger.sandbox.store.Ids;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.store.Store;
import io.creditledger.sandbox.stripe.Endpoint;
import io.creditledger.sandbox.stripe.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Opens one change after the other upon the store, at the sandbox's time, and wakes the couriers after each. */
final class Worlds {
    private static final String CLOCK = "clock";

    private final Store store;
    private final Clock clock;
    private final String eventVersion;
    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private volatile Runnable wake = () -> {};
    private volatile Duration ahead;

    Worlds(Store store, SandboxSettings settings) {
        this.store = store;
        this.clock = settings.clock();
        this.eventVersion = settings.eventVersion();
        this.ahead = Duration.ofMillis(store.change(change -> {
            ObjectNode found = change.find(Kind.SETTING, CLOCK);
            return found == null ? 0L : Json.number(found, "ahead");
        }));
    }

    /** Called after every change. */
    void afterEach(Runnable action) {
        wake = action;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The sandbox's time: that of its clock and what it was advanced. */
    Instant now() {
        return clock.instant().plus(ahead);
    }

    /** Does something to the world, alone and all or nothing. */
    <T> T change(World.Origin origin, Function<World, T> what) {
        try {
            return store.change(change -> what.apply(world(change, origin)));
        } finally {
            wake.run();
        }
    }

    /** The same without waking the couriers: for what they do themselves. */
    Object quietly(Function<World, Object> what) {
        return store.change(change -> what.apply(world(change, World.Origin.NOBODY)));
    }

    private World world(Change change, World.Origin origin) {
        return new World(change, now(), origin, endpoints, eventVersion);
    }

    /** Lets time pass. */
    void advance(Duration by) {
        Duration further = ahead.plus(by);
        store.change(change -> {
            ObjectNode setting = Json.object();
            setting.put("ahead", further.toMillis());
            change.put(Kind.SETTING, CLOCK, setting);
            return setting;
        });
        ahead = further;
    }

    /** A key or secret: the one given, else the one kept, else a new one. */
    String secret(String name, @Nullable String given, String prefix, int length) {
        if (given != null) {
            return given;
        }
        return store.change(change -> {
            ObjectNode kept = change.find(Kind.SETTING, name);
            if (kept == null) {
                kept = Json.object();
                kept.put("secret", prefix + Ids.random(length));
                change.put(Kind.SETTING, name, kept);
            }
            return Json.textOf(kept, "secret");
        });
    }
}
