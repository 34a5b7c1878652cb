package io.creditledger.projections.replay;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Database;
import io.creditledger.projections.TokenTable;
import io.creditledger.projections.ViewTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Puts a shadow in the place of the view that serves, in one transaction.
 *
 * <p>The token row is locked first, so nobody folds meanwhile. The shadow is then brought to exactly the token's
 * position; when it is further on (the old view was behind or had stopped) the token moves to it. Dropping the old
 * tables waits for readers. It gives up after a short time, before the database would take it for a deadlock and pick a
 * reader as the victim, and tries again.
 */
final class Swap {
    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);
    private static final int ATTEMPTS = 100;
    private static final int PAGE = 5_000;

    private final Database database;
    private final EventLog log;
    private final TokenTable tokens;

    Swap(DataSource dataSource, EventLog log, TokenTable tokens) {
        this.database = new Database(dataSource);
        this.log = log;
        this.tokens = tokens;
    }

    void put(Shadow shadow) {
        for (int attempt = 1; ; attempt++) {
            try {
                database.transaction(connection -> swap(connection, shadow));
                return;
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !isLockBusy(e)) {
                    throw e;
                }
                LOG.info(
                        "view {} is busy, its swap is tried again",
                        shadow.projection().view());
                pause();
            }
        }
    }

    private void swap(Connection connection, Shadow shadow) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL lock_timeout = '300ms'");
        }
        // A view ahead of the book has seen what is no longer there: it goes back to the head.
        long live = Math.min(tokens.lock(shadow.projection().view()).orElse(0), log.headPosition());
        long position = shadow.position();
        while (position < live) {
            int limit = (int) Math.min(PAGE, live - position);
            List<RecordedEvent> events = Rebuild.events(log, position, limit);
            if (events.isEmpty()) {
                throw new IllegalStateException("position " + (position + 1) + " is missing");
            }
            shadow.write(connection, position, events);
            position += events.size();
        }
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL synchronous_commit = on");
        }
        ViewTables.rename(connection, shadow.schema(), shadow.projection().schema());
        tokens.put(shadow.projection(), position);
    }

    private static boolean isLockBusy(DataAccessException e) {
        return e instanceof TransientDataAccessException;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
