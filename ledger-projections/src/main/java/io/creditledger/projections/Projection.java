package io.creditledger.projections;

/**
 * One view: what it is called, how its tables look and how events become rows.
 *
 * <p>A projection owns one database schema and everything in it: dropping the schema and folding from the first event
 * gives the same rows again, byte for byte.
 */
public interface Projection {
    /** Name of the view: letters, in URLs, metrics and the schema's name. */
    String view();

    /** Version of the tables and of the fold; a view stored under another version is rebuilt before it serves. */
    int version();

    /** The statements that make the tables, names unqualified: run with the schema as search path. */
    String ddl();

    /**
     * An empty batch of changes for the rows of one book.
     *
     * @param remembered what the batches before have left in memory; the caller tells it what became of this one
     */
    ViewFold fold(int book, Remembered remembered);

    /** The schema that serves. */
    default String schema() {
        return "view_" + view();
    }

    /** The schema in which a rebuild grows until it takes the place of the one that serves. */
    default String shadow() {
        return schema() + "_shadow";
    }
}
