package io.creditledger.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Caller;
import io.creditledger.projections.ViewProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private static final Call CALL = new Call(new Caller("t", "k", Set.of(), null, true), "r", null, 3);

    /** A view that stands still and notes what was waited for. */
    private static final class Still implements ViewProgress {
        private final List<Long> awaited = new ArrayList<>();

        @Override
        public long position(String view) {
            return 5;
        }

        @Override
        public boolean await(String view, long position, Duration timeout) {
            awaited.add(position);
            return position <= 5;
        }
    }

    private final Still view = new Still();
    private final Acknowledged acknowledged = new Acknowledged();
    private final Reads reads = new Reads(view, acknowledged);

    @Test
    void many_streams_are_waited_for_once_up_to_the_latest_of_them() {
        acknowledged.note("t/a", 4);
        acknowledged.note("t/b", 9);
        acknowledged.note("t/c", 7);

        reads.await(CALL, "transaction", Set.of("t/a", "t/unheard-of"));
        assertThatThrownBy(() -> reads.await(CALL, "transaction", Set.of("t/a", "t/b", "t/c")))
                .isInstanceOf(Problem.class);

        assertThat(view.awaited).containsExactly(4L, 9L);
    }

    @Test
    void the_position_that_the_caller_names_is_waited_for() {
        reads.await(CALL, "transaction", "t/unheard-of");

        assertThat(view.awaited).containsExactly(3L);
    }
}
