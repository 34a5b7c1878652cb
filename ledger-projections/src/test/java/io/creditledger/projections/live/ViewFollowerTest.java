package io.creditledger.projections.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Rounds;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.replay.Shadow;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a view folds: its follower takes the next position, and no other. */
class ViewFollowerTest {
    private static final int SHOWN = 3;
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

    /** A view that shows the first rounds, and who follows it from there. */
    private record Followed(Projection projection, ViewState state, ViewFollower follower) {
        static Followed of(Projection projection) {
            Shadow shadow = new Shadow(ledger.dataSource(), projection, projection.schema(), 1);
            shadow.begin();
            shadow.add(rounds.upTo(SHOWN));
            ViewState state = new ViewState(projection.view());
            state.claimed(shadow.position());
            return new Followed(projection, state, new ViewFollower(projection, state, ledger.dataSource(), 1));
        }

        void take(List<RecordedEvent> batch) {
            UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(message(batch.getFirst()));
            try {
                batch.forEach(event -> follower.handle(message(event), Segment.ROOT_SEGMENT));
                work.commit();
            } finally {
                if (work.isActive()) {
                    work.rollback();
                }
            }
        }

        List<String> rows() {
            return ledger.dump(projection, projection.schema());
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_batch_that_begins_anywhere_but_at_the_next_position_is_refused(Projection projection) {
        Followed view = Followed.of(projection);
        List<String> before = view.rows();
        for (int wrong : new int[] {1, SHOWN, SHOWN + 2}) {
            assertThatThrownBy(() -> view.take(rounds.round(wrong)))
                    .isInstanceOf(SequenceBroken.class)
                    .hasMessageContaining("view " + projection.view() + ": expected number");
        }
        assertThat(view.rows()).isEqualTo(before);
        assertThat(view.state().position()).isEqualTo(rounds.upTo(SHOWN).size());
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_batch_with_a_hole_or_a_repetition_in_it_is_refused_and_the_next_good_one_taken(Projection projection) {
        Followed view = Followed.of(projection);
        List<String> before = view.rows();
        List<RecordedEvent> next = rounds.round(SHOWN + 1);
        for (List<RecordedEvent> other : List.of(rounds.round(SHOWN + 3), next)) {
            assertThatThrownBy(() -> view.take(
                            Stream.concat(next.stream(), other.stream()).toList()))
                    .isInstanceOf(SequenceBroken.class)
                    .hasMessageContaining("book 1: expected number");
            assertThat(view.state().failure()).isNotNull();
        }
        assertThat(view.rows()).isEqualTo(before);

        view.take(next);
        assertThat(view.rows()).isNotEqualTo(before);
        assertThat(view.state().position()).isEqualTo(rounds.upTo(SHOWN + 1).size());
        assertThat(view.state().failure()).isNull();
    }

    private static EventMessage<?> message(RecordedEvent event) {
        return new GenericTrackedDomainEventMessage<Object>(
                new GlobalSequenceTrackingToken(event.position()),
                "subject",
                event.stream(),
                event.seq(),
                new GenericMessage<Object>(event.event()),
                event::recordedAt);
    }
}
