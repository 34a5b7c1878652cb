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
import javax.sql.DataSource;

/** A second copy of a view, growing from the first event. */
public final class Shadow {
    private static final Executor WRITERS =
            task -> Thread.ofPlatform().name("shadow-writer").daemon().start(task);

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

    /** Adds the events to all, at the same time: each has its own transaction, and the database more than one core. */
    static void addToAll(List<Shadow> shadows, List<RecordedEvent> events) {
        try {
            CompletableFuture.allOf(shadows.stream()
                            .map(shadow -> CompletableFuture.runAsync(() -> shadow.add(events), WRITERS))
                            .toArray(CompletableFuture<?>[]::new))
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
