package io.creditledger.core.commandbus;

import io.creditledger.core.eventstore.AppendObserver;

/** Told what the write side does: once per batch, never per command that is served. It must not wait, throw or lock. */
public interface WriteObserver extends AppendObserver {
    /** Nobody looks. */
    WriteObserver NONE = new WriteObserver() {};

    /** Why a command was turned away before anything happened. */
    enum Shed {
        /** As many wait as may. */
        QUEUE_FULL,
        /** The batch before it has been under way for longer than a command may wait. */
        LANE_STUCK,
        /** It had waited longer than a command may when its turn came. */
        WAITED_TOO_LONG,
        /** The node is stopping. */
        CLOSING
    }

    /** Every command of a batch has its answer. */
    default void answered(BatchReport batch) {}

    /** {@code commands} were turned away. */
    default void shed(Shed reason, int commands) {}
}
