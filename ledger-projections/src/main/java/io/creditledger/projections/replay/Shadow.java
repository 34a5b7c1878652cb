package io.creditledger.projections.replay;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Database;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.ViewFold;
import io.creditledger.projections.ViewTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** A second copy of a view, growing from the first event. */
public final class Shadow {
    /** Each has a connection: those who serve need theirs, whatever the number of views. */
    private static final int AT_ONCE = 3;

    private static final Executor WRITERS = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("shadow-writer-", 0).daemon().factory());

    private final Projection projection;
    private final String schema;
    private final int book;
    private final Database database;
    private final Remembered remembered = new Remembered();
    private long position;

    /** @param schema where it grows */
    public Shadow(DataSource dataSource, Projection projection, String schema, int book) {
        this.projection = projection;
        this.schema = schema;
        this.book = book;
        this.database = new Database(dataSource);
    }

    public Projection projection() {
        return projection;
    }

    public String schema() {
        return schema;
    }

    /** It shows every event up to here. */
    public long position() {
        return position;
    }

    /**
     * Makes its empty tables, in place of what an earlier attempt left. They are not logged until {@link #keep}: a
     * shadow that a crash interrupts is of no use anyway.
     */
    public void begin() {
        database.transaction(connection -> {
            ViewTables.create(connection, projection, schema);
            ViewTables.setLogged(connection, schema, false);
        });
        position = 0;
    }

    /** From now on its rows survive a crash of the database, those that are there included. */
    public void keep() {
        database.transaction(connection -> ViewTables.setLogged(connection, schema, true));
    }

    /** Removes its tables. */
    public void discard() {
        database.transaction(connection -> ViewTables.drop(connection, schema));
    }

    /** Adds the events that follow, in a transaction of its own. */
    public void add(List<RecordedEvent> events) {
        database.transaction(connection -> write(connection, position, events));
        position += events.size();
        remembered.committedAt(position);
    }

    /** Does all of it, three at a time: the database has more than one core. What fails first is the failure of all. */
    public static CompletableFuture<Void> atOnce(List<Runnable> work) {
        return CompletableFuture.allOf(work.stream()
                .map(step -> CompletableFuture.runAsync(step, WRITERS))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Adds the events to all; each has its own transaction. */
    static void addToAll(List<Shadow> shadows, List<RecordedEvent> events) {
        try {
            atOnce(shadows.stream()
                            .<Runnable>map(shadow -> () -> shadow.add(events))
                            .toList())
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Writes the events after {@code from} in the connection's transaction; the caller keeps count. */
    void write(Connection connection, long from, List<RecordedEvent> events) throws SQLException {
        remembered.beginAfter(from);
        ViewFold fold = projection.fold(book, remembered);
        long expected = from + 1;
        for (RecordedEvent event : events) {
            if (event.position() != expected) {
                throw new SequenceBroken("book " + book, expected, event.position());
            }
            fold.add(event);
            expected++;
        }
        ViewTables.settingsForWriting(connection);
        fold.flush(connection, schema);
    }
}
