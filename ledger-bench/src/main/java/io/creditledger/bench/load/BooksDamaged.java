package io.creditledger.bench.load;

import io.creditledger.projections.checks.Verdict;

/** After a measurement the books were not whole: whatever was measured is worth nothing. */
final class BooksDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BooksDamaged(String when, Verdict verdict) {
        super("after " + when + ": " + verdict.findings());
    }
}
