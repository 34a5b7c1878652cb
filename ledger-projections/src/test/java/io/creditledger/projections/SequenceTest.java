package io.creditledger.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierEvent;
import io.creditledger.core.tier.TierEvent.TierAdded;
import io.creditledger.core.tier.TierEvent.TierUpdated;
import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.metered.MeteredProjection;
import io.creditledger.projections.replay.Shadow;
import io.creditledger.projections.tier.TierProjection;
import io.creditledger.projections.usage.UsageProjection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each view itself refuses, and what its replay refuses for it: events twice, and events missing. */
class SequenceTest {
    private static final int SHOWN = 3;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TierTerms TERMS =
            new TierTerms("Gold", BigDecimal.TEN, Credits.of(100), Credits.ZERO, Period.ONETIME);
    private static Ledger ledger;
    private static Rounds rounds;

    @BeforeAll
    static void write() {
        ledger = new Ledger();
        rounds = new Rounds(ledger, 7);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    static Stream<Projection> views() {
        return Ledger.VIEWS.stream();
    }

    /** Sums per day and kind, and usage events, have no number of their own that every event moves: they miss none. */
    static Stream<Projection> viewsThatSeeHoles() {
        return views().filter(view -> !(view instanceof UsageProjection || view instanceof MeteredProjection));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_batch_that_comes_twice_is_refused_and_nothing_is_written(Projection projection) {
        Shadow shadow = shown(projection);
        refused(projection, shadow, rounds.round(SHOWN));
        refused(projection, shadow, rounds.round(1));
    }

    @ParameterizedTest
    @MethodSource("viewsThatSeeHoles")
    void a_batch_that_comes_too_early_is_refused_and_nothing_is_written(Projection projection) {
        refused(projection, shown(projection), rounds.round(SHOWN + 2));
    }

    @ParameterizedTest
    @MethodSource("viewsThatSeeHoles")
    void a_batch_with_a_hole_or_a_repetition_in_it_is_refused(Projection projection) {
        Shadow shadow = shown(projection);
        refused(projection, shadow, both(rounds.round(SHOWN + 1), rounds.round(SHOWN + 3)));
        refused(projection, shadow, both(rounds.round(SHOWN + 1), rounds.round(SHOWN + 1)));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_replay_refuses_for_every_view_whatever_is_not_the_next_position(Projection projection) {
        Shadow shadow = shown(projection);
        List<String> before = ledger.dump(projection, shadow.schema());
        List<RecordedEvent> next = rounds.round(SHOWN + 1);
        for (List<RecordedEvent> wrong : List.of(
                rounds.round(SHOWN), rounds.round(SHOWN + 2), both(next, rounds.round(SHOWN + 3)), both(next, next))) {
            assertThatThrownBy(() -> shadow.add(wrong))
                    .isInstanceOf(SequenceBroken.class)
                    .hasMessageContaining("book 1");
        }
        assertThat(ledger.dump(projection, shadow.schema())).isEqualTo(before);
        shadow.add(next);
        assertThat(ledger.dump(projection, shadow.schema())).isNotEqualTo(before);
    }

    @Test
    void a_version_of_a_tier_that_is_not_the_next_is_refused_in_a_batch_and_between_batches() {
        TierProjection projection = new TierProjection();
        RecordedEvent added = event(0, new TierAdded(new UUID(1, 1), NOW, "gold", 1, TERMS));
        RecordedEvent third = event(1, new TierUpdated(new UUID(1, 2), NOW, "gold", 3, TERMS));
        ViewFold together = projection.fold(1, new Remembered());
        together.add(added);
        assertThatThrownBy(() -> together.add(third))
                .isInstanceOf(SequenceBroken.class)
                .hasMessageContaining("tier gold of demo/tiers:shop: expected number 2 next, found 3");

        Shadow shadow = new Shadow(ledger.dataSource(), projection, "view_version", 1);
        shadow.begin();
        shadow.add(List.of(added));
        assertThatThrownBy(() -> shadow.add(List.of(third))).hasMessageContaining("gold] at 2");
    }

    private static RecordedEvent event(long seq, TierEvent event) {
        return new RecordedEvent(seq + 1, "demo/tiers:shop", seq, NOW, event, new TreeMap<>());
    }

    private static Shadow shown(Projection projection) {
        Shadow shadow = new Shadow(ledger.dataSource(), projection, "view_sequence", 1);
        shadow.begin();
        shadow.add(rounds.upTo(SHOWN));
        return shadow;
    }

    private static void refused(Projection projection, Shadow shadow, List<RecordedEvent> batch) {
        List<String> before = ledger.dump(projection, shadow.schema());
        Remembered remembered = new Remembered();
        remembered.beginAfter(batch.getFirst().position() - 1);
        assertThatThrownBy(() -> ledger.transaction(connection -> {
                    ViewFold fold = projection.fold(1, remembered);
                    batch.forEach(fold::add);
                    fold.flush(connection, shadow.schema());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected");
        assertThat(ledger.dump(projection, shadow.schema())).isEqualTo(before);
    }

    private static List<RecordedEvent> both(List<RecordedEvent> one, List<RecordedEvent> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
