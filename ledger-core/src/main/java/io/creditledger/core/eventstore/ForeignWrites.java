package io.creditledger.core.eventstore;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which streams other writers have written, by epoch: the epoch rises each time the append lane finds that the head
 * moved without it. A batch decided at an epoch is still right if none of its streams was written by others after that.
 */
final class ForeignWrites {
    private static final int REMEMBERED = 100_000;

    private final Map<String, Long> epochByStream = new HashMap<>();
    private long epoch;
    private long forgottenUpTo = -1;

    synchronized long epoch() {
        return epoch;
    }

    synchronized void add(Set<String> streams) {
        epoch++;
        if (epochByStream.size() + streams.size() > REMEMBERED) {
            epochByStream.clear();
            forgottenUpTo = epoch;
        }
        streams.forEach(stream -> epochByStream.put(stream, epoch));
    }

    synchronized boolean outdates(StagedBatch batch) {
        if (batch.epoch() == epoch) {
            return false;
        }
        if (batch.epoch() < forgottenUpTo) {
            return true;
        }
        for (String stream : batch.streams()) {
            Long written = epochByStream.get(stream);
            if (written != null && written > batch.epoch()) {
                return true;
            }
        }
        return false;
    }
}
