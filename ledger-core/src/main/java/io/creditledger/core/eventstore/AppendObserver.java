package io.creditledger.core.eventstore;

/** Told how appending goes, by the thread that writes: once per statement. It must not wait, throw or lock. */
public interface AppendObserver {
    /** Why something has to be decided or written again. */
    enum Conflict {
        /** A batch was decided on what another writer has changed since. */
        FENCED,
        /** A batch has a key that got its outcome elsewhere. */
        KEY_TAKEN,
        /** The head was moved by another writer. */
        RIVAL,
        /** A statement was sent and its answer lost: the head row had to be asked whether it is in. */
        LOST_ANSWER
    }

    /**
     * A statement is in.
     *
     * @param batches lanes' batches that it carried
     * @param events rows that it added
     * @param nanos from asking for a connection to the answer
     */
    default void appended(int batches, int events, long nanos) {}

    /** A statement, or the question whether one is in, failed: callers are told that it is unknown. */
    default void appendFailed() {}

    /** Something has to be done again. */
    default void conflict(Conflict conflict) {}
}
