package io.creditledger.core.eventstore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A batch in the append lane's queue, until it has a result or a failure. */
final class WaitingBatch {
    final StagedBatch batch;

    @Nullable
    AppendResult result;

    @Nullable
    RuntimeException failure;

    WaitingBatch(StagedBatch batch) {
        this.batch = batch;
    }

    /** Those that can share a statement: two lanes may bring the same key, of which only one can get in. */
    static List<WaitingBatch> withoutCommonKeys(List<WaitingBatch> group) {
        if (group.size() == 1) {
            return List.copyOf(group);
        }
        Set<List<String>> taken = new HashSet<>();
        List<WaitingBatch> together = new ArrayList<>(group.size());
        for (WaitingBatch waiting : group) {
            List<List<String>> keys = waiting.batch.keys().stream()
                    .map(k -> List.of(k.tenant(), k.key()))
                    .toList();
            if (keys.stream().noneMatch(taken::contains)) {
                taken.addAll(keys);
                together.add(waiting);
            }
        }
        return together;
    }
}
