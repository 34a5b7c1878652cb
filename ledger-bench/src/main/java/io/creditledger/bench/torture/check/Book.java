package io.creditledger.bench.torture.check;

import java.util.List;
import java.util.Set;

/**
 * All that a book holds: events in order of position, what its head row says, and the keys of accepted commands that
 * made events.
 */
record Book(List<LoggedEvent> events, long headPosition, byte[] headChain, Set<String> acceptedKeys) {}
