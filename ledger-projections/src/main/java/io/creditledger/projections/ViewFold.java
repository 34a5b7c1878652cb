package io.creditledger.projections;

import io.creditledger.core.eventstore.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;

/** A batch of events on its way into a view: collected in memory, written at once with set-based statements. */
public interface ViewFold {
    /**
     * Adds an event. Touches nothing outside this object.
     *
     * @throws SequenceBroken when the event does not follow the last one of its stream in this batch
     */
    void add(RecordedEvent event);

    /**
     * Writes the changes into the tables of {@code schema}, in the connection's transaction. To be called once.
     *
     * @throws SequenceBroken when the rows there do not stand where this batch begins
     */
    void flush(Connection connection, String schema) throws SQLException;
}
