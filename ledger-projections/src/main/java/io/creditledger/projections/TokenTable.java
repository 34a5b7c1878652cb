package io.creditledger.projections;

import java.time.Duration;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each view has come, who folds it, and which version its tables have.
 *
 * <p>All times are the database's. Takes part in the transaction of the calling thread, if there is one.
 */
public final class TokenTable {
    /** How long a node that went silent keeps a view. */
    public static final Duration CLAIM = Duration.ofSeconds(5);

    /**
     * Names of owners that can be seen to be gone begin so. The part before the first slash is then the application
     * name of the node's connections: a node with none is dead, and nobody waits for its claim to end.
     */
    public static final String NODE = "node-";

    /** A claim that counts. */
    private static final String CLAIMED = "(owner IS NOT NULL AND claimed_at >= clock_timestamp() - interval '"
            + CLAIM.toSeconds() + " seconds' AND (owner NOT LIKE '" + NODE + "%'"
            + " OR EXISTS (SELECT FROM pg_stat_activity WHERE application_name = split_part(owner, '/', 1))))";

    private static final String WHERE = " WHERE book = :book AND view = :view AND version = :version";

    private final JdbcClient jdbc;
    private final int book;

    public TokenTable(DataSource dataSource, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.book = book;
    }

    /** Position of the view in the version of {@code projection}; empty when there is no such view. */
    public OptionalLong position(Projection projection) {
        return one("SELECT position FROM ledger.view_token" + WHERE, projection, "");
    }

    /** Like {@link #position}, and nobody else moves or rebuilds the view before the transaction ends. */
    public OptionalLong lock(String view) {
        return jdbc.sql("SELECT position FROM ledger.view_token WHERE book = :book AND view = :view FOR UPDATE")
                .param("book", book)
                .param("view", view)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Takes the view for {@code owner}, unless another node has it; its position, or empty. */
    public OptionalLong claim(Projection projection, String owner) {
        return one(
                "UPDATE ledger.view_token SET owner = :owner, claimed_at = clock_timestamp()" + WHERE
                        + " AND (owner = :owner OR NOT " + CLAIMED + ") RETURNING position",
                projection,
                owner);
    }

    /** Whether a node that is alive has any view of the book. */
    public boolean isAnyClaimed() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ledger.view_token WHERE book = :book AND " + CLAIMED + ")")
                .param("book", book)
                .query(Boolean.class)
                .single();
    }

    /** Keeps the view for {@code owner}; false when another node has taken it. */
    public boolean extend(Projection projection, String owner) {
        return one(
                        "UPDATE ledger.view_token SET claimed_at = clock_timestamp()" + WHERE
                                + " AND owner = :owner RETURNING position",
                        projection,
                        owner)
                .isPresent();
    }

    /** Gives the view up, if {@code owner} has it. */
    public void release(Projection projection, String owner) {
        one(
                "UPDATE ledger.view_token SET owner = NULL" + WHERE + " AND owner = :owner RETURNING position",
                projection,
                owner);
    }

    /**
     * Moves the view: the one statement that does. False when the view does not stand at {@code from} or is not
     * {@code owner}'s: then nothing of the batch may be written.
     */
    public boolean move(Projection projection, String owner, long from, long to) {
        return jdbc.sql("UPDATE ledger.view_token SET position = :to, claimed_at = clock_timestamp()" + WHERE
                                + " AND owner = :owner AND position = :from")
                        .param("book", book)
                        .param("view", projection.view())
                        .param("version", projection.version())
                        .param("owner", owner)
                        .param("from", from)
                        .param("to", to)
                        .update()
                == 1;
    }

    /** Puts a view that was built elsewhere in its place; whoever folds it goes on from {@code position}. */
    public void put(Projection projection, long position) {
        jdbc.sql("""
                        INSERT INTO ledger.view_token AS t (book, view, version, position, owner, claimed_at)
                        VALUES (:book, :view, :version, :position, NULL, clock_timestamp())
                        ON CONFLICT (book, view) DO UPDATE
                        SET version = excluded.version, position = excluded.position""")
                .param("book", book)
                .param("view", projection.view())
                .param("version", projection.version())
                .param("position", position)
                .update();
    }

    private OptionalLong one(String sql, Projection projection, String owner) {
        return jdbc.sql(sql)
                .param("book", book)
                .param("view", projection.view())
                .param("version", projection.version())
                .param("owner", owner)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
