package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.store.Change;
import io.creditledger.sandbox.store.Ids;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One change of the sandbox as its objects see it: what there is, what time it is, who asked, whom to tell. */
public final class World {
    /** Stands for the sandbox's own address in what is stored, for the address may be another after a restart. */
    public static final String BASE = "http://sandbox.invalid";

    private final Change change;
    private final Instant now;
    private final Origin origin;
    private final List<Endpoint> endpoints;
    private final String eventVersion;

    /** Who asked: an API request, or nobody when it happens by itself. */
    public record Origin(
            @Nullable String requestId, @Nullable String idempotencyKey) {
        /** Nobody. */
        public static final Origin NOBODY = new Origin(null, null);
    }

    /** A change at a time, of a request, told to endpoints in the given API version. */
    public World(Change change, Instant now, Origin origin, List<Endpoint> endpoints, String eventVersion) {
        this.change = change;
        this.now = now;
        this.origin = origin;
        this.endpoints = endpoints;
        this.eventVersion = eventVersion;
    }

    /** The objects themselves. */
    public Change change() {
        return change;
    }

    /** The time in seconds since 1970, as Stripe writes times. */
    public long now() {
        return now.getEpochSecond();
    }

    /** The time. */
    public Instant instant() {
        return now;
    }

    Origin origin() {
        return origin;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    String eventVersion() {
        return eventVersion;
    }

    /** Adds an object under a new id, which becomes its first field. */
    ObjectNode create(Kind kind, String object, ObjectNode fields) {
        String id = Ids.of(kind);
        ObjectNode created = Json.object();
        created.put("id", id);
        created.put("object", object);
        created.setAll(fields);
        change.put(kind, id, created);
        return created;
    }

    /** The object that the path names, to be read only; 404 when there is none. */
    public ObjectNode get(Kind kind, String id) {
        ObjectNode found = change.find(kind, id);
        if (found == null) {
            throw ApiError.noSuch(kind.words(), id, kind.param());
        }
        return found;
    }

    /** The object that the path names, to be altered; 404 when there is none. */
    public ObjectNode edit(Kind kind, String id) {
        ObjectNode found = change.edit(kind, id);
        if (found == null) {
            throw ApiError.noSuch(kind.words(), id, kind.param());
        }
        return found;
    }

    /** The object that a parameter names, to be read only; 400 when there is none. */
    ObjectNode referenced(Kind kind, String id, String param) {
        ObjectNode found = change.find(kind, id);
        if (found == null) {
            throw ApiError.noSuchParam(kind.words(), id, param);
        }
        return found;
    }

    /** An object that another one names: it is there, or the sandbox is broken. */
    ObjectNode known(Kind kind, String id) {
        ObjectNode found = change.edit(kind, id);
        if (found == null) {
            throw new IllegalStateException("No " + kind + " " + id);
        }
        return found;
    }

    /** Records an event about the object as it is now. */
    void event(String type, ObjectNode object) {
        Events.record(this, type, object, null);
    }

    /** Records an event about the object as it is now and was before; none when nothing differs. */
    void updated(String type, ObjectNode before, ObjectNode now) {
        ObjectNode difference = Json.difference(before, now);
        if (!difference.isEmpty()) {
            Events.record(this, type, now, difference);
        }
    }

    /** Records an event with what was before. */
    void event(String type, ObjectNode object, ObjectNode previous) {
        Events.record(this, type, object, previous);
    }
}
