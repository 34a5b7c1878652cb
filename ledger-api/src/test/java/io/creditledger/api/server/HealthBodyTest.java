package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Readiness.HealthBody;
import io.creditledger.projections.ViewStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthBodyTest {
    @Test
    void a_node_whose_view_stopped_is_up_and_says_which() {
        HealthBody body = HealthBody.of(
                List.of(),
                9,
                List.of(
                        new ViewStatus("balance", 4, 9, true, "position 5: too large"),
                        new ViewStatus("tier", 9, 9, false, null)));

        assertThat(body)
                .isEqualTo(new HealthBody(
                        "UP",
                        List.of(),
                        9,
                        Map.of("balance", 4L, "tier", 9L),
                        Map.of("balance", 5L, "tier", 0L),
                        List.of("balance")));
    }
}
