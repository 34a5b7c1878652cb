package io.creditledger.projections.checks;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.projections.Projection;
import io.creditledger.projections.TokenTable;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.replay.Shadow;
import io.creditledger.projections.replay.Walk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Whether a view's rows are those that folding the book from its first event gives, and whether the view can come as
 * far as the book: a view that stopped is right about the past and wrong about the present.
 */
final class ViewCheck {
    private final DataSource dataSource;
    private final EventLog log;
    private final int book;
    private final CatchUp catchUp;

    ViewCheck(DataSource dataSource, EventLog log, int book, Duration patience) {
        this.catchUp = new CatchUp(new TokenTable(dataSource, book), patience);
        this.dataSource = dataSource;
        this.log = log;
        this.book = book;
    }

    static String name(Projection projection) {
        return "view-" + projection.view() + "-equals-replay";
    }

    /** Compares the view as of one moment with its copy; it goes on being folded meanwhile. */
    void run(Copy copy, long head, ReplayProgress progress, Findings findings) throws InterruptedException {
        Projection projection = copy.projection();
        boolean standsStill = catchUp.standsStill(projection, head);
        RuntimeException failure = copy.failure();
        if (failure != null) {
            findings.add(name(projection), copy.shadow().position() + 1, failure.toString());
            return;
        }
        // The copy went nearly all the way before the moment is fixed here: as long as somebody looks at an old moment,
        // no
        // row version that was outdated since can be cleared away, neither here nor in the views that serve.
        try (Connection live = oneMoment();
                Connection replay = oneMoment()) {
            long reached = compare(live, replay, copy, progress, findings);
            goOn(copy, reached, head, standsStill, progress, findings);
        } catch (RuntimeException | SQLException e) {
            findings.add(name(projection), copy.shadow().position() + 1, e.toString());
        }
    }

    /** The position at which the view was compared; -1 when it could not be. */
    private long compare(Connection live, Connection replay, Copy copy, ReplayProgress progress, Findings findings)
            throws SQLException {
        Projection projection = copy.projection();
        Shadow shadow = copy.shadow();
        OptionalLong position = position(live, projection);
        if (position.isEmpty()) {
            findings.add(name(projection), 0, "there is no such view in version " + projection.version());
            return -1;
        }
        long upTo = position.getAsLong();
        if (upTo > log.headPosition()) {
            findings.add(name(projection), upTo, "the view is ahead of the book, which was set back");
            return -1;
        }
        if (upTo < shadow.position()) {
            findings.add(name(projection), upTo, "the view was set back while it was looked at: verify again");
            return -1;
        }
        new Walk(log, progress).run(shadow.position(), upTo, copy::add);
        try (ViewRows seen = new ViewRows(live, projection, projection.schema());
                ViewRows replayed = new ViewRows(replay, projection, shadow.schema())) {
            firstDifference(seen, replayed, projection, upTo, findings);
        }
        live.rollback();
        replay.rollback();
        return upTo;
    }

    /** Takes the replay on to the head, where the view should get too. */
    private void goOn(
            Copy copy, long reached, long head, boolean standsStill, ReplayProgress progress, Findings findings) {
        if (reached < 0 || reached >= head) {
            return;
        }
        Projection projection = copy.projection();
        String where = "the view stands at " + reached + " of " + head;
        try {
            new Walk(log, progress).run(reached, head, copy::add);
        } catch (RuntimeException e) {
            findings.add(
                    name(projection),
                    copy.shadow().position() + 1,
                    where + ", and its next events cannot be taken: " + e);
            return;
        }
        if (standsStill) {
            findings.add(name(projection), reached + 1, where + " and does not move, although events can be taken");
        }
    }

    /** A connection that from its first statement on sees one moment. */
    private Connection oneMoment() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }

    private OptionalLong position(Connection live, Projection projection) throws SQLException {
        try (PreparedStatement statement = live.prepareStatement(
                "SELECT position FROM ledger.view_token WHERE book = ? AND view = ? AND version = ?")) {
            statement.setInt(1, book);
            statement.setString(2, projection.view());
            statement.setInt(3, projection.version());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private static void firstDifference(
            ViewRows seen, ViewRows replayed, Projection projection, long upTo, Findings findings) throws SQLException {
        String is;
        do {
            is = seen.next();
            String shouldBe = replayed.next();
            if (!Objects.equals(is, shouldBe)) {
                findings.add(name(projection), upTo, "the view has " + is + ", replay gives " + shouldBe);
                return;
            }
        } while (is != null);
    }
}
