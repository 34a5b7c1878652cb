package io.creditledger.api.importing;

/**
 * An import that ended before its file did. What it did until then is done; the same import run again goes on from
 * there.
 */
public final class ImportStopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ImportSummary summary;

    ImportStopped(ImportSummary summary, Exception cause) {
        super("the import stopped after " + summary.rows() + " rows: " + cause.getMessage(), cause);
        this.summary = summary;
    }

    /** The rows that were settled. */
    public ImportSummary summary() {
        return summary;
    }
}
