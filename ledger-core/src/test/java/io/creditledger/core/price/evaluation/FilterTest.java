package io.creditledger.core.price.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final Map<String, String> EVENT =
            Map.of("region", "eu", "tokens", "100", "cached", "true", "who", "O'Neil", "a.b", "-1.5", "two words", "x");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            region = 'eu'                                 | true
            region = 'us'                                 | false
            region != 'us'                                | true
            region <> 'eu'                                | false
            tokens = 100.0                                | true
            tokens > 99                                   | true
            tokens > 100                                  | false
            tokens >= 100                                 | true
            tokens < 100.5                                | true
            tokens <= 99                                  | false
            100 < tokens                                  | false
            a.b = -1.5                                    | true
            region < 'f'                                  | true
            who = 'O''Neil'                               | true
            "two words" = 'x'                             | true
            cached                                        | true
            cached = TRUE                                 | true
            region                                        | false
            nothing                                       | false
            nothing = 'eu'                                | false
            nothing != 'eu'                               | false
            nothing IS NULL                               | true
            region is not null                            | true
            NOT region = 'us'                             | true
            region = 'us' OR tokens = 100                 | true
            region = 'us' OR tokens = 100 AND cached      | true
            (region = 'eu' OR tokens = 1) AND NOT cached  | false
            region = 'eu' and not (tokens = 1 or nothing) | true
            """)
    void a_condition_holds_or_not(String text, boolean holds) {
        assertThat(Filter.of(text).matches(EVENT)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "region =",
                "= 'eu'",
                "region = 'eu",
                "region = 'eu' AND",
                "(region = 'eu'",
                "region = 'eu')",
                "region IS 'eu'",
                "region = 'eu' tokens",
                "region ; tokens",
                "AND",
                "NOT",
                "region == 'eu'"
            })
    void what_is_no_condition_is_refused(String text) {
        assertThatThrownBy(() -> Filter.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> Filter.of("(".repeat(1_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000 characters");
    }

    @Test
    void everything_counts_without_a_condition() {
        assertThat(new Filter.All().matches(Map.of())).isTrue();
    }
}
