package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place of a node that writes events. Batches that wait while another is being written go into the next
 * statement together. A rival node is noticed by the compare-and-set of the head row; nothing here trusts that there is
 * only one.
 */
public final class AppendLane {
    private static final Logger LOG = LoggerFactory.getLogger(AppendLane.class);
    /** So often one call fights for the head, or against connections that break; then its batches are decided again. */
    private static final int MAX_TRIES = 32;

    /** Told what was written. Called in order of position, by the writing thread. */
    interface Listener {
        /** This node appended the batch. */
        void appended(StagedBatch batch);

        /** Somebody else appended up to {@code position}. */
        void movedTo(long position);
    }

    private final DataSource dataSource;
    private final int book;
    private final Clock clock;
    private final Supplier<UUID> identities;
    private final KnownHead known;
    private final LostAnswer lostAnswer;
    private final AppendObserver observer;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedQueue<WaitingBatch> queue = new ConcurrentLinkedQueue<>();
    private @Nullable Connection exclusive;

    /**
     * @param evict drops cached states of the streams, of all streams for null
     * @param identities makes the identity of each write
     * @param observer told how it goes
     */
    AppendLane(
            DataSource dataSource,
            int book,
            Clock clock,
            Supplier<UUID> identities,
            Consumer<@Nullable Set<String>> evict,
            Listener listener,
            AppendObserver observer) {
        this.dataSource = dataSource;
        this.book = book;
        this.clock = clock;
        this.identities = identities;
        this.observer = observer;
        try {
            Head head = Reads.of(dataSource, connection -> HeadRow.read(connection, book));
            this.known = new KnownHead(book, head, evict, listener, observer);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the head of book " + book + " cannot be read", e);
        }
        this.lostAnswer = new LostAnswer(dataSource, book, identities, known, observer);
    }

    /** A batch for what is decided from now on. */
    public StagedBatch newBatch() {
        return new StagedBatch(known.epoch());
    }

    /** Position of the last event this node knows of. */
    public long headPosition() {
        writing.lock();
        try {
            return known.head().position();
        } finally {
            writing.unlock();
        }
    }

    /** Whether another node wrote within the last second: then {@link #exclusively} saves deciding twice. */
    public boolean rivalSeen() {
        return known.rivalSeen();
    }

    /**
     * Appends a batch, or says why it must be decided again.
     *
     * @throws LedgerUnavailable when the database did not say in time whether the batch is in
     */
    public AppendResult append(StagedBatch batch) {
        WaitingBatch mine = new WaitingBatch(batch);
        queue.add(mine);
        writing.lock();
        try {
            if (mine.result == null && mine.failure == null) {
                writeQueued();
            }
        } finally {
            writing.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
        if (mine.result == null) {
            throw new IllegalStateException("a queued batch was neither written nor refused");
        }
        return mine.result;
    }

    /**
     * Runs {@code attempt} while this node holds the head row, so that nobody can fence what it appends. For the second
     * try after a rival won the first.
     */
    public void exclusively(Runnable attempt) {
        writing.lock();
        try (Connection connection = withHeadLocked()) {
            try {
                exclusive = connection;
                attempt.run();
            } finally {
                exclusive = null;
                Connections.endQuietly(connection);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the head row could not be locked", e);
        } finally {
            writing.unlock();
        }
    }

    private Connection withHeadLocked() throws SQLException {
        for (int tries = 1; ; tries++) {
            Connection connection = dataSource.getConnection();
            try {
                connection.setAutoCommit(false);
                known.learn(connection, HeadRow.lock(connection, book));
                return connection;
            } catch (SQLException | RuntimeException e) {
                Connections.endQuietly(connection);
                connection.close();
                if (tries >= MAX_TRIES || !(e instanceof SQLException s && SqlErrors.connectionLost(s))) {
                    throw e;
                }
            }
        }
    }

    private void writeQueued() {
        List<WaitingBatch> group = new ArrayList<>();
        for (WaitingBatch next = queue.poll(); next != null; next = queue.poll()) {
            group.add(next);
        }
        while (!group.isEmpty()) {
            List<WaitingBatch> together = WaitingBatch.withoutCommonKeys(group);
            try {
                write(together);
            } catch (RuntimeException e) {
                together.stream().filter(w -> w.result == null).forEach(w -> w.failure = e);
                observer.appendFailed();
            }
            group.removeAll(together);
        }
    }

    /** Writes the group in one statement; on a moved head, what is still right once more. */
    private void write(List<WaitingBatch> group) {
        List<WaitingBatch> left = new ArrayList<>(group);
        for (int tries = 0; ; tries++) {
            left.removeIf(this::refuseOutdated);
            if (left.isEmpty()) {
                return;
            }
            if (tries >= MAX_TRIES) {
                left.forEach(w -> w.result = AppendResult.FENCED);
                return;
            }
            if (left.stream().allMatch(w -> w.batch.isEmpty())) {
                if (confirmHead(left)) {
                    return;
                }
                continue;
            }
            AppendStatement statement = new AppendStatement(
                    book,
                    known.head(),
                    left.stream().map(w -> w.batch).toList(),
                    identities.get(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            AppendResult result = attempt(statement);
            if (result != AppendResult.FENCED) {
                left.forEach(w -> w.result = result);
                return;
            }
        }
    }

    private boolean refuseOutdated(WaitingBatch waiting) {
        if (known.outdates(waiting.batch)) {
            waiting.result = AppendResult.FENCED;
            return true;
        }
        return false;
    }

    /** Answers that append nothing are final only if the head is still the one they were decided on. */
    private boolean confirmHead(List<WaitingBatch> left) {
        if (left.stream().anyMatch(w -> w.batch.headMatters())) {
            try {
                if (learn()) {
                    return false;
                }
            } catch (SQLException e) {
                throw new LedgerUnavailable("the head row could not be read", e);
            }
        }
        for (WaitingBatch waiting : left) {
            waiting.batch.appended(known.head().position() + 1, known.head().recordedAt());
            waiting.result = AppendResult.APPENDED;
        }
        return true;
    }

    private AppendResult attempt(AppendStatement statement) {
        long begun = System.nanoTime();
        try {
            if (execute(statement)) {
                observer.appended(statement.batches().size(), statement.size(), System.nanoTime() - begun);
                known.took(statement);
                return AppendResult.APPENDED;
            }
            learn();
            return AppendResult.FENCED;
        } catch (SQLException e) {
            return afterError(statement, e);
        }
    }

    private boolean execute(AppendStatement statement) throws SQLException {
        Connection held = exclusive;
        if (held != null) {
            boolean written = statement.execute(held);
            held.commit();
            return written;
        }
        try (Connection connection = connection()) {
            return statement.execute(connection);
        }
    }

    /** Without a connection nothing is sent, so nothing has to be settled. */
    private Connection connection() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new LedgerUnavailable("there is no connection to the database", e);
        }
    }

    /**
     * An error that the server reports means: not written. A lost connection means: unknown, so look.
     *
     * @throws LedgerUnavailable when the server refuses to write (disk full, read only, …) or cannot be asked
     */
    private AppendResult afterError(AppendStatement statement, SQLException e) {
        Connection held = exclusive;
        if (held != null) {
            Connections.endQuietly(held);
            exclusive = null;
        }
        @Nullable String constraint = SqlErrors.violatedConstraint(e);
        if ("command_key_once".equals(constraint)) {
            return AppendResult.KEY_TAKEN;
        }
        try {
            if (constraint != null) {
                LOG.warn("append refused by {}: the head is read again", constraint);
                learn();
                known.distrust(statement.batches());
                return AppendResult.FENCED;
            }
            if (SqlErrors.refusedByServer(e)) {
                throw new LedgerUnavailable("the database refused the append: " + e.getMessage(), e);
            }
            return lostAnswer.settle(statement, e);
        } catch (SQLException again) {
            e.addSuppressed(again);
            throw new LedgerUnavailable("the append failed and the head cannot be read", e);
        }
    }

    /** Reads the head; when somebody else moved it, learns what they wrote. Returns whether it had moved. */
    private boolean learn() throws SQLException {
        Connection held = exclusive;
        if (held != null) {
            return known.learn(held, HeadRow.read(held, book));
        }
        return Reads.of(dataSource, connection -> known.learn(connection, HeadRow.read(connection, book)));
    }
}
