package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether an append whose answer was lost is in: by the head row, or by the hash at its first position. When
 * it is not, the head is moved on, because the lost statement may still be on its way and must find the head changed.
 */
final class LostAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(LostAnswer.class);
    private static final Duration SETTLE_WITHIN = Duration.ofSeconds(6);
    private static final long PAUSE_MILLIS = 50;

    private final DataSource dataSource;
    private final int book;
    private final Supplier<UUID> identities;
    private final KnownHead known;
    private final AppendObserver observer;

    LostAnswer(DataSource dataSource, int book, Supplier<UUID> identities, KnownHead known, AppendObserver observer) {
        this.dataSource = dataSource;
        this.book = book;
        this.identities = identities;
        this.known = known;
        this.observer = observer;
    }

    /** @throws SQLException when the database cannot be asked in time */
    AppendResult settle(AppendStatement statement, SQLException cause) throws SQLException {
        LOG.warn(
                "append at position {} has no answer ({}): asking the head row",
                known.head().position() + 1,
                cause.getMessage());
        observer.conflict(AppendObserver.Conflict.LOST_ANSWER);
        long deadline = System.nanoTime() + SETTLE_WITHIN.toNanos();
        while (true) {
            try (Connection connection = dataSource.getConnection()) {
                return settled(connection, statement);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    known.distrustStates();
                    throw e;
                }
                pause();
            }
        }
    }

    private AppendResult settled(Connection connection, AppendStatement statement) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Head now = HeadRow.lock(connection, book);
            long first = known.head().position() + 1;
            boolean ours = now.batch().equals(statement.after().batch())
                    || HeadRow.holds(connection, book, first, statement.firstHash());
            LOG.warn("the append at position {} is {}", first, ours ? "in" : "not in");
            if (ours) {
                known.took(statement);
                return AppendResult.APPENDED;
            }
            Head fence = new Head(now.position(), now.version() + 1, identities.get(), now.chain(), now.recordedAt());
            HeadRow.fence(connection, book, fence);
            connection.commit();
            known.learn(connection, now);
            known.fencedTo(fence);
            // Written or not, the answer to a batch of keys only is found under its keys: decide it again.
            return AppendResult.FENCED;
        } finally {
            Connections.endQuietly(connection);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("interrupted while asking whether an append is in", e);
        }
    }
}
