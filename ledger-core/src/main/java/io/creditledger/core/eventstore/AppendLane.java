package io.creditledger.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private static final Duration SETTLE_WITHIN = Duration.ofSeconds(6);
    private static final long EVICT_ALL_BEYOND = 100_000;
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
    private final Consumer<@Nullable Set<String>> evict;
    private final Listener listener;
    private final ForeignWrites foreign = new ForeignWrites();
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedQueue<WaitingBatch> queue = new ConcurrentLinkedQueue<>();
    private Head head;
    private @Nullable Connection exclusive;
    private volatile long rivalSeenNanos =
            System.nanoTime() - Duration.ofHours(1).toNanos();

    /**
     * @param evict drops cached states of the streams, of all streams for null
     * @param identities makes the identity of each write
     */
    AppendLane(
            DataSource dataSource,
            int book,
            Clock clock,
            Supplier<UUID> identities,
            Consumer<@Nullable Set<String>> evict,
            Listener listener) {
        this.dataSource = dataSource;
        this.book = book;
        this.clock = clock;
        this.identities = identities;
        this.evict = evict;
        this.listener = listener;
        try {
            this.head = Reads.of(dataSource, connection -> HeadRow.read(connection, book));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the head of book " + book + " cannot be read", e);
        }
    }

    /** A batch for what is decided from now on. */
    public StagedBatch newBatch() {
        return new StagedBatch(foreign.epoch());
    }

    /** Position of the last event this node knows of. */
    public long headPosition() {
        writing.lock();
        try {
            return head.position();
        } finally {
            writing.unlock();
        }
    }

    /** Whether another node wrote within the last second: then {@link #exclusively} saves deciding twice. */
    public boolean rivalSeen() {
        return System.nanoTime() - rivalSeenNanos < Duration.ofSeconds(1).toNanos();
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
                endQuietly(connection);
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
                learn(connection, HeadRow.lock(connection, book));
                return connection;
            } catch (SQLException | RuntimeException e) {
                endQuietly(connection);
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
                    head,
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
        if (foreign.outdates(waiting.batch)) {
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
            waiting.batch.appended(head.position() + 1, head.recordedAt());
            waiting.result = AppendResult.APPENDED;
        }
        return true;
    }

    private AppendResult attempt(AppendStatement statement) {
        try {
            if (execute(statement)) {
                took(statement);
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

    private void took(AppendStatement statement) {
        long position = head.position();
        head = statement.after();
        for (StagedBatch batch : statement.batches()) {
            batch.appended(position + 1, head.recordedAt());
            position += batch.size();
            listener.appended(batch);
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
            endQuietly(held);
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
                evict.accept(null);
                foreign.add(statement.batches().stream()
                        .flatMap(b -> b.streams().stream())
                        .collect(Collectors.toSet()));
                return AppendResult.FENCED;
            }
            if (SqlErrors.refusedByServer(e)) {
                throw new LedgerUnavailable("the database refused the append: " + e.getMessage(), e);
            }
            return settle(statement, e);
        } catch (SQLException again) {
            e.addSuppressed(again);
            throw new LedgerUnavailable("the append failed and the head cannot be read", e);
        }
    }

    /**
     * Finds out whether an append whose answer was lost is in: by the head row, or by the hash at its first position.
     * When it is not, the head is moved on, because the lost statement may still be on its way and must find the head
     * changed.
     */
    private AppendResult settle(AppendStatement statement, SQLException cause) throws SQLException {
        LOG.warn(
                "append at position {} has no answer ({}): asking the head row",
                head.position() + 1,
                cause.getMessage());
        long deadline = System.nanoTime() + SETTLE_WITHIN.toNanos();
        while (true) {
            try (Connection connection = dataSource.getConnection()) {
                return settled(connection, statement);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    evict.accept(null);
                    throw e;
                }
                sleepBriefly();
            }
        }
    }

    private AppendResult settled(Connection connection, AppendStatement statement) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Head now = HeadRow.lock(connection, book);
            boolean ours = now.batch().equals(statement.after().batch())
                    || HeadRow.holds(connection, book, head.position() + 1, statement.firstHash());
            LOG.warn("the append at position {} is {}", head.position() + 1, ours ? "in" : "not in");
            if (ours) {
                took(statement);
                return AppendResult.APPENDED;
            }
            Head fenced = new Head(now.position(), now.version() + 1, identities.get(), now.chain(), now.recordedAt());
            HeadRow.fence(connection, book, fenced);
            connection.commit();
            learn(connection, now);
            head = fenced;
            // Written or not, the answer to a batch of keys only is found under its keys: decide it again.
            return AppendResult.FENCED;
        } finally {
            endQuietly(connection);
        }
    }

    /** Reads the head; when somebody else moved it, learns what they wrote. Returns whether it had moved. */
    private boolean learn() throws SQLException {
        Connection held = exclusive;
        if (held != null) {
            return learn(held, HeadRow.read(held, book));
        }
        return Reads.of(dataSource, connection -> learn(connection, HeadRow.read(connection, book)));
    }

    private boolean learn(Connection connection, Head now) throws SQLException {
        if (now.version() == head.version() && now.batch().equals(head.batch())) {
            return false;
        }
        rivalSeenNanos = System.nanoTime();
        if (now.position() < head.position() || now.version() <= head.version()) {
            throw new IllegalStateException("the head of book " + book + " went back from position " + head.position()
                    + " to " + now.position() + ": was a backup restored under a running node?");
        }
        Set<String> streams = HeadRow.streamsWritten(connection, book, head.position(), now.position());
        // In this order: who begins to decide at the new epoch finds no state from before it in the cache.
        evict.accept(now.position() - head.position() > EVICT_ALL_BEYOND ? null : streams);
        foreign.add(streams);
        head = now;
        listener.movedTo(now.position());
        return true;
    }

    private static void endQuietly(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("the connection was already gone", e);
        }
    }

    private static void sleepBriefly() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("interrupted while asking whether an append is in", e);
        }
    }
}
