package io.creditledger.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.commandbus.WriteSide;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.Poisoned;
import io.creditledger.projections.Projection;
import io.creditledger.projections.RandomHistory;
import io.creditledger.projections.ViewStatus;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.replay.Shadow;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveViewsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private Ledger ledger;
    private RandomHistory history;

    @BeforeEach
    void open() {
        ledger = new Ledger();
        history = new RandomHistory(ledger, 11, 5);
        new Rebuild(ledger.dataSource(), ledger.log(), 1).runWhereNeeded(Ledger.VIEWS, ReplayProgress.NONE);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_live_view_equals_a_rebuilt_one_row_for_row() {
        try (LiveViews live = ledger.live("n1")) {
            live.start();
            history.run(600);
            reachHead(live);
            assertRowsAreThoseOfARebuild();
            assertThat(live.status()).allMatch(s -> s.lag() == 0 && !s.stopped() && s.error() == null);
        }
    }

    @Test
    void a_read_after_a_write_waits_milliseconds_not_polls() {
        try (LiveViews live = ledger.live("n1")) {
            live.start();
            history.run(300);
            reachHead(live);
            long began = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                history.run(1);
                reachHead(live);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void two_nodes_that_steal_a_view_from_each_other_apply_every_event_once() throws Exception {
        AtomicBoolean stealing = new AtomicBoolean(true);
        try (LiveViews one = ledger.live("n1");
                LiveViews two = ledger.live("n2")) {
            one.start();
            two.start();
            Thread thief = Thread.startVirtualThread(() -> {
                for (int i = 0; stealing.get(); i++) {
                    steal("n" + (1 + i % 2));
                    pause(40);
                }
            });
            history.run(900);
            stealing.set(false);
            thief.join();
            reachHead(one);
            reachHead(two);
            assertRowsAreThoseOfARebuild();
        }
    }

    @Test
    void a_node_that_does_not_fold_a_view_sees_how_far_it_is() {
        try (LiveViews folding = ledger.live("n1");
                LiveViews reading = ledger.live("n2")) {
            folding.start();
            history.run(50);
            reachHead(folding);
            reading.start();
            history.run(50);
            reachHead(reading);
            assertThat(reading.progress().position("balance")).isEqualTo(head());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_poison_event_stops_its_own_view_right_before_it_and_no_other(boolean whenWriting) {
        history.run(200);
        long poison = head() - 20;
        List<Projection> projections = new ArrayList<>(Ledger.VIEWS);
        projections.set(0, new Poisoned(Ledger.VIEWS.get(0), poison, whenWriting));
        try (LiveViews live =
                new LiveViews(ledger.dataSource(), ledger.write.eventStore(), ledger.log(), projections, "n1", 1)) {
            live.start();
            history.run(50);
            for (String other : List.of("transaction", "tier", "usage")) {
                assertThat(live.progress().await(other, head(), SOON)).isTrue();
            }
            assertThat(live.progress().await("balance", poison - 1, SOON)).isTrue();
            ViewStatus status = eventuallyStopped(live, "balance");
            assertThat(status.position()).isEqualTo(poison - 1);
            assertThat(status.error()).contains("position " + poison).contains("poison");
            assertThat(live.progress().await("balance", poison, SOON)).isFalse();
            assertThat(live.status().subList(1, 4)).noneMatch(ViewStatus::stopped);
        }
    }

    @Test
    void an_unreadable_event_stops_the_views_right_before_it_and_says_which() {
        history.run(200);
        long poison = head() - 20;
        ledger.damage("UPDATE ledger.event SET payload = 'nonsense' WHERE position = " + poison);
        try (WriteSide restarted = new WriteSide(ledger.dataSource(), WriteSettings.DEFAULT, Clock.systemUTC());
                LiveViews live = new LiveViews(
                        ledger.dataSource(), restarted.eventStore(), ledger.log(), Ledger.VIEWS, "n1", 1)) {
            live.start();
            for (Projection projection : Ledger.VIEWS) {
                assertThat(live.progress().await(projection.view(), poison - 1, SOON))
                        .isTrue();
                ViewStatus status = eventuallyStopped(live, projection.view());
                assertThat(status.position()).isEqualTo(poison - 1);
                assertThat(status.error()).contains("position " + poison);
            }
        }
    }

    private ViewStatus eventuallyStopped(LiveViews live, String view) {
        for (int i = 0; ; i++) {
            ViewStatus status = live.status().stream()
                    .filter(s -> s.view().equals(view))
                    .findFirst()
                    .orElseThrow();
            if (status.stopped() || i == 200) {
                assertThat(status.stopped()).isTrue();
                return status;
            }
            pause(50);
        }
    }

    private void reachHead(LiveViews live) {
        for (Projection projection : Ledger.VIEWS) {
            assertThat(live.progress().await(projection.view(), head(), SOON))
                    .as("%s within %s: %s", projection.view(), SOON, live.status())
                    .isTrue();
        }
    }

    private void assertRowsAreThoseOfARebuild() {
        for (Projection projection : Ledger.VIEWS) {
            Shadow shadow = new Shadow(ledger.dataSource(), projection, "view_again", 1);
            shadow.begin();
            shadow.add(ledger.events());
            assertThat(ledger.dump(projection, projection.schema())).isEqualTo(ledger.dump(projection, "view_again"));
        }
    }

    private void steal(String owner) {
        ledger.transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE ledger.view_token SET owner = '" + owner + "'");
            }
        });
    }

    private long head() {
        return ledger.log().headPosition();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
