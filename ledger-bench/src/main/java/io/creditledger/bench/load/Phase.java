package io.creditledger.bench.load;

/** A part of the benchmark: brings its own ledger, adds lines to the report, verifies the books. */
interface Phase {
    /** As in {@code --phase}. */
    String name();

    /** @param site where its ledgers are */
    void run(Plan plan, Site site, Report report) throws Exception;
}
