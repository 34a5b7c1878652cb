package io.creditledger.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects, in memory. A {@link Change} happens alone and all or nothing; with a directory it is on disk before
 * anybody is told of it.
 */
public final class Store implements AutoCloseable {
    private final Map<Kind, Map<String, ObjectNode>> objects = new EnumMap<>(Kind.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable Journal journal;

    /** Opens the store; without a directory nothing outlives it. */
    public Store(@Nullable Path directory) {
        for (Kind kind : Kind.values()) {
            objects.put(kind, new LinkedHashMap<>());
        }
        journal = directory == null ? null : new Journal(directory);
        if (journal != null) {
            load(journal);
        }
    }

    private void load(Journal from) {
        try {
            from.lines().forEach(line -> apply(Json.read(line)));
            from.restart(Json.write(everything()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something with the objects, alone. What it throws undoes what it did, unless it says otherwise. */
    public <T> T change(Function<Change, T> what) {
        lock.lock();
        try {
            Change change = new Change(this);
            T result;
            try {
                result = what.apply(change);
            } catch (RuntimeException e) {
                if (e instanceof KeepsEffect) {
                    commit(change);
                }
                throw e;
            }
            commit(change);
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void commit(Change change) {
        ObjectNode line = change.written();
        if (line.isEmpty()) {
            return;
        }
        if (journal != null) {
            journal.append(Json.write(line));
        }
        apply(line);
    }

    /** An exception that reports something which happened, as a declined card, instead of undoing it. */
    public interface KeepsEffect {}

    @Nullable
    ObjectNode committed(Kind kind, String id) {
        return of(kind).get(id);
    }

    List<String> ids(Kind kind) {
        return new ArrayList<>(of(kind).keySet());
    }

    private Map<String, ObjectNode> of(Kind kind) {
        Map<String, ObjectNode> found = objects.get(kind);
        return found == null ? Map.of() : found;
    }

    private void apply(ObjectNode line) {
        for (Map.Entry<String, JsonNode> kind : line.properties()) {
            Map<String, ObjectNode> target = of(Kind.valueOf(kind.getKey()));
            for (Map.Entry<String, JsonNode> object : kind.getValue().properties()) {
                if (object.getValue() instanceof ObjectNode now) {
                    target.put(object.getKey(), now);
                } else {
                    target.remove(object.getKey());
                }
            }
        }
    }

    private ObjectNode everything() {
        ObjectNode line = Json.object();
        objects.forEach((kind, byId) -> {
            ObjectNode target = Json.object();
            byId.forEach(target::set);
            line.set(kind.name(), target);
        });
        return line;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
