package io.creditledger.projections;

import io.creditledger.core.eventstore.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;

/** A projection that cannot take the event at one position. */
public record Poisoned(Projection of, long position, boolean whenWriting) implements Projection {
    @Override
    public String view() {
        return of.view();
    }

    @Override
    public int version() {
        return of.version();
    }

    @Override
    public String ddl() {
        return of.ddl();
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        ViewFold fold = of.fold(book, remembered);
        return new ViewFold() {
            private boolean poisoned;

            @Override
            public void add(RecordedEvent event) {
                if (event.position() == position) {
                    poisoned = true;
                    if (!whenWriting) {
                        throw new IllegalStateException("poison");
                    }
                }
                fold.add(event);
            }

            @Override
            public void flush(Connection connection, String schema) throws SQLException {
                fold.flush(connection, schema);
                if (poisoned) {
                    throw new SQLException("poison");
                }
            }
        };
    }
}
