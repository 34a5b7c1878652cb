package io.creditledger.api.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long now;

    @Test
    void a_log_gets_a_line_every_five_seconds_and_one_at_the_end() {
        try (Progress progress = progress(false)) {
            progress.total(20_000);
            for (int second = 1; second <= 12; second++) {
                now += Duration.ofSeconds(1).toNanos();
                progress.at(second * 1_000L);
            }
        }
        assertThat(text().lines())
                .containsExactly(
                        "import: 5,000 of 20,000 rows (25 %), 1,000/s, 0:15 left",
                        "import: 10,000 of 20,000 rows (50 %), 1,000/s, 0:10 left",
                        "import: 12,000 of 20,000 rows (60 %), 1,000/s, 0:08 left");
    }

    @Test
    void a_terminal_gets_a_bar_that_is_redrawn_in_its_line() {
        try (Progress progress = progress(true)) {
            progress.total(100);
            now += Duration.ofSeconds(1).toNanos();
            progress.at(50);
            progress.at(51); // too soon to draw again
        }
        assertThat(text())
                .isEqualToNormalizingNewlines(
                        "\rimport [############------------] 50 %  50 of 100 rows  50/s  0:01 left"
                                + "\rimport [############------------] 51 %  51 of 100 rows  51/s  0:01 left\n");
    }

    @Test
    void a_shorter_bar_leaves_nothing_of_the_longer_one_before() {
        try (Progress progress = progress(true)) {
            progress.total(100);
            now += Duration.ofSeconds(1).toNanos();
            progress.at(9);
            now += Duration.ofSeconds(9).toNanos();
            progress.total(0);
        }
        String[] drawn = text().split("\r");
        assertThat(drawn[2].stripTrailing()).isEqualTo("import 9 rows  0/s");
        assertThat(drawn[2].lines().findFirst().orElseThrow()).hasSameSizeAs(drawn[1]);
    }

    @Test
    void what_an_earlier_run_did_counts_as_done_but_not_as_pace() {
        try (Progress progress = progress(false)) {
            progress.total(1_000);
            progress.resumeAt(900);
            now += Duration.ofSeconds(5).toNanos();
            progress.at(950);
        }
        assertThat(text()).startsWith("import: 950 of 1,000 rows (95 %), 10/s, 0:05 left");
    }

    @Test
    void what_is_done_promises_no_end_any_more() {
        try (Progress progress = progress(false)) {
            progress.total(3);
            now += Duration.ofSeconds(1).toNanos();
            progress.at(3);
        }
        assertThat(text()).isEqualToIgnoringNewLines("import: 3 of 3 rows (100 %), 3/s");
    }

    @Test
    void nothing_done_yet_promises_no_end() {
        progress(false).close();
        assertThat(text()).isEqualToIgnoringNewLines("import: 0 rows, 0/s");
    }

    @Test
    void hours_are_told_as_hours() {
        assertThat(new Pace(1, 7_300, 1, Duration.ofSeconds(1)).sentence("rebuild", "events"))
                .endsWith("2:01:39 left");
    }

    @Test
    void a_bar_is_only_for_terminals_that_can_show_one() {
        assertThat(Progress.wantsBar(true, Map.of("TERM", "xterm"))).isTrue();
        assertThat(Progress.wantsBar(false, Map.of("TERM", "xterm"))).isFalse();
        assertThat(Progress.wantsBar(true, Map.of("CI", "true"))).isFalse();
        assertThat(Progress.wantsBar(true, Map.of("TERM", "dumb"))).isFalse();
    }

    private Progress progress(boolean bar) {
        return new Progress("import", "rows", new PrintStream(written, true, UTF_8), bar, () -> now);
    }

    private String text() {
        return written.toString(UTF_8);
    }
}
