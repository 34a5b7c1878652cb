package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document's judge notices what the document does not declare. */
class DeclaredTest {
    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);
    private static final HttpHeaders POSITION =
            HttpHeaders.of(Map.of("Ledger-Position", List.of("7")), (name, value) -> true);
    private static final String CREDITS = "/api/v1/org/acme/credits";

    @Test
    void an_answer_that_is_declared_is_none_to_complain_about() {
        assertThat(Declared.complaint("GET", CREDITS + "?min_position=1", 504, NONE))
                .isEmpty();
        assertThat(Declared.complaint("PUT", CREDITS + "/auto-refill", 200, POSITION))
                .isEmpty();
        assertThat(Declared.complaint("GET", "/nowhere", 404, NONE)).isEmpty();
    }

    @Test
    void a_status_or_a_position_that_is_not_declared_is_noticed() {
        assertThat(Declared.complaint("GET", CREDITS, 402, NONE)).contains("{org}/credits answered 402");
        assertThat(Declared.complaint("GET", CREDITS, 503, NONE)).contains("503");
        assertThat(Declared.complaint("GET", CREDITS, 200, POSITION)).contains("Ledger-Position");
    }
}
