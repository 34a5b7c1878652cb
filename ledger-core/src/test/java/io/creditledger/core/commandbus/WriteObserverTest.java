package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.eventstore.Schema;
import io.creditledger.embedded.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What operators are told about the write side is what happened. */
@Timeout(60)
class WriteObserverTest {
    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private final Notes notes = new Notes();
    private final LedgerFixture ledger = LedgerFixture.on(database, LedgerFixture.small(1), notes);

    private static final class Notes implements WriteObserver {
        final List<BatchReport> batches = new CopyOnWriteArrayList<>();
        final List<Integer> appends = new CopyOnWriteArrayList<>();
        final List<Conflict> conflicts = new CopyOnWriteArrayList<>();

        @Override
        public void answered(BatchReport batch) {
            batches.add(batch);
        }

        @Override
        public void appended(int batchesInIt, int events, long nanos) {
            assertThat(nanos).isPositive();
            appends.add(events);
        }

        @Override
        public void conflict(Conflict conflict) {
            conflicts.add(conflict);
        }

        BatchReport last(int count) {
            while (batches.size() < count) {
                Thread.onSpinWait(); // callers have their answer a moment before the observer
            }
            return batches.getLast();
        }
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void every_kind_of_answer_is_counted_as_what_it_is() {
        ledger.ask("open", open("a", 100));
        BatchReport opened = notes.last(1);
        assertThat(opened).isEqualTo(report(opened, 1, 0, 0, Map.of()));
        assertThat(notes.appends).containsExactly(2);

        ledger.ask("d", decrement("a", 1));
        ledger.ask("too-much", decrement("a", 1_000));
        BatchReport refused = notes.last(3);
        assertThat(refused).isEqualTo(report(refused, 0, 0, 0, Map.of("insufficient_credits", 1)));

        ledger.ask("d", decrement("a", 1));
        BatchReport again = notes.last(4);
        assertThat(again).isEqualTo(report(again, 0, 1, 0, Map.of()));
        assertThat(notes.conflicts).containsExactly(WriteObserver.Conflict.KEY_TAKEN);

        ledger.ask("d", decrement("a", 2));
        BatchReport reused = notes.last(5);
        assertThat(reused).isEqualTo(report(reused, 0, 0, 1, Map.of()));
    }

    @Test
    void another_writer_is_noticed() {
        ledger.ask("open", open("a", 100));
        try (LedgerFixture rival = LedgerFixture.on(database, LedgerFixture.small(1))) {
            rival.ask("theirs", decrement("a", 1));
            ledger.ask("ours", decrement("a", 1));
        }
        assertThat(notes.conflicts).containsExactly(WriteObserver.Conflict.RIVAL, WriteObserver.Conflict.FENCED);
    }

    /** One command's report with these answers; the times are as they were. */
    private static BatchReport report(
            BatchReport seen, int accepted, int replayed, int reused, Map<String, Integer> refused) {
        assertThat(seen.longestWaitNanos()).isNotNegative();
        assertThat(seen.nanos()).isPositive();
        return new BatchReport(0, 1, accepted, replayed, reused, 0, refused, seen.longestWaitNanos(), seen.nanos());
    }
}
