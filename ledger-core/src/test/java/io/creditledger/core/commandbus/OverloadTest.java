package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.commandbus.WriteObserver.Shed;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More commands than a slow database can take: quick answers, nothing lost, nothing done behind a caller's back. */
@Timeout(60)
class OverloadTest {
    private static final int QUEUE = 1_000;
    private static final Duration MAX_WAIT = Duration.ofMillis(500);

    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private final Watch watch = new Watch();
    private LedgerFixture ledger;

    private static final class Watch implements WriteObserver {
        final long[] shed = new long[Shed.values().length];
        final AtomicLong accepted = new AtomicLong();

        @Override
        public synchronized void shed(Shed reason, int commands) {
            shed[reason.ordinal()] += commands;
        }

        @Override
        public void answered(BatchReport batch) {
            accepted.addAndGet(batch.accepted());
        }

        synchronized long shed(Shed reason) {
            return shed[reason.ordinal()];
        }
    }

    /** A command on its way, and how long its answer took. */
    private record Asked(String key, CompletableFuture<Outcome> answer, AtomicLong nanos) {
        boolean accepted() {
            return !answer.isCompletedExceptionally() && answer.join() instanceof Outcome.Accepted;
        }
    }

    @BeforeEach
    void start() {
        ledger = LedgerFixture.on(database, new WriteSettings(1, 1, QUEUE, MAX_WAIT, 10_000, 256, 1_024), watch);
        ledger.ask("open", open("a", 1_000_000));
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void five_times_what_a_slow_database_takes_is_answered_quickly_and_nothing_is_lost() throws SQLException {
        everyAppendTakes("0.25 seconds"); // at most 512 commands each: 2,000 a second
        List<Asked> asked = new ArrayList<>();
        for (int tick = 0; tick < 200; tick++) { // 10,000 a second for two seconds
            for (int i = 0; i < 100; i++) {
                asked.add(ask("k" + asked.size()));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        asked.forEach(each -> each.answer().handle((outcome, failure) -> null).join());

        assertThat(asked.stream().mapToLong(each -> each.nanos().get()).max().orElseThrow())
                .as("slowest answer: it waits no longer than it may, then for the batch before it and its own")
                .isLessThan(MAX_WAIT.plusMillis(1_500).toNanos());
        List<Asked> turnedAway = asked.stream().filter(each -> !each.accepted()).toList();
        assertThat(turnedAway).hasSizeGreaterThan(asked.size() / 2);
        turnedAway.forEach(each -> assertThatThrownBy(each.answer()::join).hasCauseInstanceOf(LedgerOverloaded.class));
        assertThat(watch.shed(Shed.QUEUE_FULL) + watch.shed(Shed.WAITED_TOO_LONG) + watch.shed(Shed.LANE_STUCK))
                .isEqualTo(turnedAway.size());

        appendsAreQuickAgain();
        Asked again = turnedAway.getFirst();
        assertThat(ledger.ask(again.key(), decrement("a", 1)))
                .as("what was turned away has not happened, and its key is free")
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        now -> assertThat(now.replayed()).isFalse());
        long accepted = (long) asked.size() - turnedAway.size() + 1;
        Book book = Book.audited(database.dataSource());
        assertThat(book.count(CreditsDecremented.class)).isEqualTo(accepted);
        assertThat(book.balance("a")).isEqualTo(Credits.of(1_000_000 - accepted));
    }

    @Test
    void what_waited_too_long_is_turned_away_when_its_turn_comes_and_new_ones_at_once() throws Exception {
        everyAppendTakes("2 seconds");
        Asked stuck = ask("first");
        Thread.sleep(100);
        Asked behind = ask("behind");
        Thread.sleep(MAX_WAIT.plusMillis(200));
        Asked late = ask("late");

        assertThat(late.answer())
                .as("no use in waiting behind a lane that is stuck")
                .isCompletedExceptionally();
        assertThat(watch.shed(Shed.LANE_STUCK)).isEqualTo(1);
        assertThat(stuck.answer().join()).isInstanceOf(Outcome.Accepted.class);
        assertThatThrownBy(behind.answer()::join).hasCauseInstanceOf(LedgerOverloaded.class);
        assertThat(watch.shed(Shed.WAITED_TOO_LONG)).isEqualTo(1);

        appendsAreQuickAgain();
        assertThat(ledger.ask("behind", decrement("a", 1))).isInstanceOf(Outcome.Accepted.class);
        assertThat(Book.audited(database.dataSource()).count(CreditsDecremented.class))
                .isEqualTo(2);
    }

    private Asked ask(String key) {
        long begun = System.nanoTime();
        AtomicLong nanos = new AtomicLong();
        CompletableFuture<Outcome> answer = ledger.submit(key, decrement("a", 1));
        return new Asked(key, answer.whenComplete((o, e) -> nanos.set(System.nanoTime() - begun)), nanos);
    }

    private void everyAppendTakes(String interval) throws SQLException {
        run("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " PERFORM pg_sleep_for('" + interval + "'); RETURN NULL; END $$;"
                + " CREATE TRIGGER slow AFTER INSERT ON ledger.event FOR EACH STATEMENT EXECUTE FUNCTION slow()");
    }

    private void appendsAreQuickAgain() throws SQLException {
        run("DROP TRIGGER slow ON ledger.event; DROP FUNCTION slow");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.superuserDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
