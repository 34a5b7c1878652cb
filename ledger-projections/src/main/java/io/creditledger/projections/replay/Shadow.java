package io.creditledger.projections.replay;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Projection;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.ViewFold;
import io.creditledger.projections.ViewTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A second copy of a view, growing from the first event. */
public final class Shadow {
    private final Projection projection;
    private final String schema;
    private final int book;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private long position;

    /** @param schema where it grows */
    public Shadow(DataSource dataSource, Projection projection, String schema, int book) {
        this.projection = projection;
        this.schema = schema;
        this.book = book;
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
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

    /** Makes its empty tables, in place of what an earlier attempt left. */
    public void begin() {
        inTransaction(connection -> ViewTables.create(connection, projection, schema));
        position = 0;
    }

    /** Removes its tables. */
    public void discard() {
        inTransaction(connection -> ViewTables.drop(connection, schema));
    }

    /** Adds the events that follow, in a transaction of its own. */
    public void add(List<RecordedEvent> events) {
        inTransaction(connection -> write(connection, position, events));
        position += events.size();
    }

    /** Writes the events after {@code from} in the connection's transaction; the caller keeps count. */
    void write(Connection connection, long from, List<RecordedEvent> events) throws SQLException {
        ViewFold fold = projection.fold(book);
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

    private interface Work {
        void in(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) {
        transaction.executeWithoutResult(status -> jdbc.execute((ConnectionCallback<Void>) connection -> {
            work.in(connection);
            return null;
        }));
    }
}
