package io.creditledger.api.traffic;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Counts who is inside; who finds a room full is turned away at once. */
final class Doors {
    private final AtomicIntegerArray inside = new AtomicIntegerArray(Room.values().length);

    /** Takes a place, to be given back by {@link #leave}; false when there is none. */
    boolean enter(Room room) {
        if (inside.incrementAndGet(room.ordinal()) <= room.places()) {
            return true;
        }
        leave(room);
        return false;
    }

    void leave(Room room) {
        inside.decrementAndGet(room.ordinal());
    }

    /** Requests in the room. */
    int inside(Room room) {
        return inside.get(room.ordinal());
    }
}
