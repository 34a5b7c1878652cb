package io.creditledger.core.eventstore;

/**
 * A state to start a cold load from. A cache: with and without it the state is the same.
 *
 * @param stream whose state
 * @param seq state after this event
 * @param type stable name of the kind of state
 * @param revision version of its form; another revision is ignored
 * @param payload canonical JSON
 */
public record Snapshot(String stream, long seq, String type, int revision, byte[] payload) {}
