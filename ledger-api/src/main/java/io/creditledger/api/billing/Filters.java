package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.problem.Problem;

/** Blocks that may be used for some items only: the ledger has none. */
final class Filters {
    private Filters() {}

    /** @throws Problem 404 when the body asks for a block with filters */
    static void checkNone(Fields fields) {
        if (fields.has("filters") && !fields.isEmptyList("filters")) {
            throw Problem.notOffered("A block with filters");
        }
    }
}
