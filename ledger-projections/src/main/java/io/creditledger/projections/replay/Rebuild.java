package io.creditledger.projections.replay;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Database;
import io.creditledger.projections.Projection;
import io.creditledger.projections.TokenTable;
import io.creditledger.projections.ViewTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Builds views anew beside those that serve, from the first event, and swaps them in.
 *
 * <p>Several views are built in one walk through the book. Until the swap nothing changes for readers; whoever follows
 * the book goes on following, and folds into the new tables after the swap. A rebuild that is interrupted leaves the
 * old view as it was and a shadow that the next rebuild clears away. One rebuild of a view at a time, on all nodes
 * together.
 */
public final class Rebuild {
    /** The last events are added while the view's token is locked: how many may be left then. */
    private static final long NEAR = 20_000;

    private static final int CHASES = 5;

    private final DataSource dataSource;
    private final EventLog log;
    private final int book;
    private final Database database;
    private final TokenTable tokens;

    public Rebuild(DataSource dataSource, EventLog log, int book) {
        this.dataSource = dataSource;
        this.log = log;
        this.book = book;
        this.database = new Database(dataSource);
        this.tokens = new TokenTable(dataSource, book);
    }

    /**
     * Builds all of {@code projections} anew.
     *
     * @throws RuntimeException when an event cannot be read or applied: the old views stay
     */
    public void run(List<Projection> projections, ReplayProgress progress) {
        locked(projections, () -> build(projections, progress));
    }

    /**
     * Builds those of {@code projections} that are missing, have tables of another version, or are ahead of the book,
     * which was then set back; true when any had to be.
     */
    public boolean runWhereNeeded(List<Projection> projections, ReplayProgress progress) {
        if (projections.stream().noneMatch(this::isNeeded)) {
            return false;
        }
        locked(
                projections,
                () -> build(projections.stream().filter(this::isNeeded).toList(), progress));
        return true;
    }

    private boolean isNeeded(Projection projection) {
        boolean[] there = {false};
        database.use(connection -> there[0] = ViewTables.exists(connection, projection.schema()));
        OptionalLong position = tokens.position(projection);
        // A view ahead of the book shows what a restored backup no longer has; asked in this order, as both go on.
        return !there[0] || position.isEmpty() || position.getAsLong() > log.headPosition();
    }

    private void build(List<Projection> projections, ReplayProgress progress) {
        if (projections.isEmpty()) {
            return;
        }
        List<Shadow> shadows = projections.stream()
                .map(p -> new Shadow(dataSource, p, p.shadow(), book))
                .toList();
        shadows.forEach(Shadow::begin);
        Walk walk = new Walk(log, progress);
        long head = log.headPosition();
        walk.run(0, head, events -> Shadow.addToAll(shadows, events));
        shadows.forEach(Shadow::keep);
        head = log.headPosition();
        for (int chase = 0; chase < CHASES && head - shadows.getFirst().position() > NEAR; chase++) {
            walk.run(shadows.getFirst().position(), head, events -> Shadow.addToAll(shadows, events));
            head = log.headPosition();
        }
        Swap swap = new Swap(dataSource, log, tokens);
        shadows.forEach(swap::put);
    }

    /** Holds the locks of all the views' rebuilds meanwhile; a lost connection gives them up, and fails the rebuild. */
    private void locked(List<Projection> projections, Runnable work) {
        List<String> names = projections.stream()
                .map(Projection::view)
                .sorted(Comparator.naturalOrder())
                .toList();
        database.use(connection -> {
            for (String name : names) {
                advisory(connection, "SELECT pg_advisory_lock(?, hashtext('rebuild of view ' || ?))", name);
            }
            try {
                work.run();
            } finally {
                for (String name : names) {
                    advisory(connection, "SELECT pg_advisory_unlock(?, hashtext('rebuild of view ' || ?))", name);
                }
            }
        });
    }

    private void advisory(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, book);
            statement.setString(2, name);
            statement.execute();
        }
    }

    /** The decoded events after {@code position} up to and with {@code upTo}. */
    static List<RecordedEvent> events(EventLog log, long position, int limit) {
        return log.after(position, limit).stream().map(log::decode).toList();
    }
}
