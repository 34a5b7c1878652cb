package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.ServerSettings.Management;
import io.creditledger.api.traffic.RequestLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What operators see on their own port. */
@Timeout(60)
class MetricsTest {
    private static final TestLedger LEDGER = new TestLedger(settings());
    private static final String DECREMENTS = "/api/ledger/v1/accounts/organization:demo/decrements";
    private static final Pattern OURS = Pattern.compile("(?m)^# TYPE (ledger_\\w+) ");
    private static final Pattern DOCUMENTED = Pattern.compile("`(ledger_\\w+)[{`]");

    static ServerSettings settings() {
        return new ServerSettings(
                0, false, RequestLines.NONE, "0", new Management("127.0.0.1", 0, true), Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void what_became_of_commands_is_counted() {
        Http keyed = LEDGER.admin().keyed();
        assertThat(keyed.post(DECREMENTS, "{\"amount\": \"1\"}").status()).isEqualTo(201);
        assertThat(keyed.post(DECREMENTS, "{\"amount\": \"1\"}").status()).isEqualTo(201);
        assertThat(LEDGER.admin()
                        .keyed()
                        .post(DECREMENTS, "{\"amount\": \"1e9\"}")
                        .status())
                .isEqualTo(409);

        awaitPositive("ledger_refusals_total{reason=\"insufficient_credits\"}");
        awaitPositive("ledger_commands_total{outcome=\"replayed\"}");
        assertThat(figure("ledger_commands_total{outcome=\"accepted\"}")).isGreaterThanOrEqualTo(3);
        assertThat(figure("ledger_append_seconds_count")).isGreaterThanOrEqualTo(3);
        assertThat(figure("ledger_append_events_total")).isGreaterThanOrEqualTo(4);
        assertThat(figure("ledger_conflicts_total{kind=\"key_taken\"}")).isPositive();
        assertThat(figure("ledger_lane_depth{lane=\"0\"}")).isZero();
        assertThat(figure("ledger_batch_commands_count")).isPositive();
    }

    @Test
    void requests_are_counted_by_route_and_dialect_and_not_by_what_callers_invent() {
        LEDGER.admin().get("/api/ledger/v1/accounts/organization:demo");
        LEDGER.admin().get("/api/v1/org/demo/credits");
        LEDGER.admin().get("/api/ledger/v1/accounts/organization:nobody");
        LEDGER.anonymous().get("/api/ledger/v1/invented-4711");
        await("route=\"-\",status=\"401\"}"); // counted a moment after the answer

        String figures = scrape();
        assertThat(figures)
                .contains("ledger_http_requests_seconds_count{dialect=\"native\",method=\"GET\","
                        + "route=\"/api/ledger/v1/accounts/{account}\",status=\"200\"}")
                .contains("route=\"/api/ledger/v1/accounts/{account}\",status=\"404\"}")
                .contains("dialect=\"org\",method=\"GET\",route=\"/api/v1/org/{org}/credits\",status=\"200\"}")
                .doesNotContain("4711")
                .doesNotContain("organization:demo");
    }

    @Test
    void views_pools_and_the_jvm_are_measured() {
        await("ledger_view_lag_events{view=\"balance\"} 0.0");
        await("ledger_view_lag_seconds{view=\"usage\"} 0.0");
        await("ledger_view_stopped{view=\"tier\"} 0.0");
        assertThat(figure("hikaricp_connections_max{pool=\"ledger-write\"}")).isEqualTo(12);
        assertThat(figure("hikaricp_connections_max{pool=\"ledger-read\"}")).isEqualTo(8);
        assertThat(scrape())
                .contains("jvm_memory_used_bytes")
                .contains("jvm_gc_")
                .contains("process_cpu_usage");
    }

    @Test
    void figures_are_for_operators_only() {
        assertThat(LEDGER.admin().get("/metrics").status()).isEqualTo(404);
        assertThat(LEDGER.operator().get("/metrics/more").status()).isEqualTo(404);
        assertThat(LEDGER.operator().get("/api/ledger/v1/accounts").status()).isEqualTo(404);
        assertThat(LEDGER.operator().get("/livez").text("/status")).isEqualTo("UP");
        assertThat(LEDGER.operator().get("/readyz").text("/status")).isEqualTo("UP");
        assertThat(scrape()).doesNotContain(TestLedger.SECRET).doesNotContain(TestLedger.KEY_ID);
    }

    @Test
    void every_figure_of_ours_is_explained_and_every_explained_one_is_there() throws IOException {
        what_became_of_commands_is_counted();
        Set<String> measured = new TreeSet<>();
        OURS.matcher(scrape()).results().forEach(found -> measured.add(found.group(1)));
        String document = Files.readString(Path.of("..", "docs", "operations.md"));
        Set<String> documented = DOCUMENTED
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        measured.removeIf(name -> name.endsWith("_max")); // of a timer or summary that is there itself
        assertThat(documented).isEqualTo(measured);
    }

    private static String scrape() {
        return LEDGER.operator().get("/metrics").response().body();
    }

    private static double figure(String name) {
        return scrape().lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Of the answer to a command the lane tells a moment after its caller. */
    private static void awaitPositive(String name) {
        while (!(figure(name) > 0)) {
            Thread.onSpinWait();
        }
    }

    /** Figures of views come every two seconds. */
    private static void await(String line) {
        while (!scrape().contains(line)) {
            Thread.onSpinWait();
        }
    }
}
