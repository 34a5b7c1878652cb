package io.creditledger.bench.load;

import java.nio.file.Path;

/** A part of the benchmark: brings its own ledger, adds lines to the report, verifies the books. */
interface Phase {
    /** As in {@code --phase}. */
    String name();

    /** @param parent directory in which data is kept meanwhile */
    void run(Plan plan, Path parent, Report report) throws Exception;
}
