package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.grant;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.eventstore.Schema;
import io.creditledger.embedded.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever follows the book gets every event once and in order, from memory or from the database. */
@Timeout(60)
class TailTest {
    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private LedgerFixture ledger;

    @BeforeEach
    void start() {
        ledger = LedgerFixture.on(database, new WriteSettings(1, 2, 16_384, 10_000, 256, 64));
        ledger.ask(null, open("a", 1_000_000));
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void readers_from_anywhere_see_every_event_once_and_in_order_while_two_nodes_write() {
        List<CompletableFuture<Outcome>> before = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            before.add(ledger.submit(null, decrement("a", 1)));
        }
        before.forEach(CompletableFuture::join);
        long until = 2 + 200 + 3_000 + 100;
        List<CompletableFuture<List<Long>>> readers = new ArrayList<>();
        long[] starts = {0, 0, 1, 101, 190, 202};
        for (long from : starts) {
            readers.add(reading(from, until));
        }
        try (LedgerFixture rival = LedgerFixture.on(database, LedgerFixture.small(1))) {
            List<CompletableFuture<Outcome>> writing = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                for (int n = 0; n < 30; n++) {
                    writing.add(ledger.submit(null, decrement("a", 1)));
                }
                writing.add(rival.submit(null, grant("a", 1)));
            }
            assertThat(writing).allSatisfy(w -> assertThat(w.join()).isInstanceOf(Outcome.Accepted.class));
        }
        for (int i = 0; i < starts.length; i++) {
            assertThat(readers.get(i).join())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(starts[i] + 1, until).boxed().toList());
        }
    }

    @Test
    void what_another_node_wrote_is_seen_within_a_tenth_of_a_second() throws InterruptedException {
        try (LedgerFixture rival = LedgerFixture.on(database, LedgerFixture.small(1));
                BlockingStream<TrackedEventMessage<?>> stream =
                        ledger.side().eventStore().openStream(at(2))) {
            assertThat(stream.hasNextAvailable(200, TimeUnit.MILLISECONDS)).isFalse();
            List<Long> delays = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                rival.ask(null, grant("a", 1));
                long written = System.nanoTime();
                assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
                delays.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - written));
                assertThat(position(stream.nextAvailable())).isEqualTo(3 + i);
            }
            assertThat(delays.stream().sorted().toList().get(2)).isLessThan(100);
        }
    }

    @Test
    void peeking_takes_nothing_away() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stream =
                ledger.side().eventStore().openStream(null)) {
            assertThat(stream.peek()).map(TailTest::position).contains(1L);
            assertThat(stream.peek()).map(TailTest::position).contains(1L);
            assertThat(position(stream.nextAvailable())).isEqualTo(1);
            assertThat(position(stream.nextAvailable())).isEqualTo(2);
            assertThat(stream.peek()).isEmpty();
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private CompletableFuture<List<Long>> reading(long from, long until) {
        CompletableFuture<List<Long>> seen = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            List<Long> positions = new ArrayList<>();
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    ledger.side().eventStore().openStream(at(from))) {
                for (long position = from; position < until; position = positions.getLast()) {
                    positions.add(position(stream.nextAvailable()));
                }
                seen.complete(positions);
            } catch (InterruptedException | RuntimeException e) {
                seen.completeExceptionally(e);
            }
        });
        return seen;
    }

    private static GlobalSequenceTrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static long position(TrackedEventMessage<?> message) {
        return message.trackingToken().position().orElseThrow();
    }
}
