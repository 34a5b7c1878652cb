package io.creditledger.bench.torture.workload;

import io.creditledger.bench.torture.history.Operation;
import java.util.Map;

/**
 * An operation with the request that asks for it.
 *
 * @param target id of what it names; empty: nothing
 * @param body without key
 */
record Wish(Operation operation, Known known, Kind kind, String target, Map<String, Object> body) {
    String path() {
        return kind.path(known.account(), target);
    }
}
