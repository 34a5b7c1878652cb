package io.creditledger.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.api.LedgerConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the tool works; the figures of so short a run say nothing. */
class LoadSmokeTest {
    private static final Plan TINY = new Plan(1, Duration.ofMillis(50), 1, Duration.ofMillis(200), 50, 1_000);

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final Report report = new Report(new PrintWriter(out), new PrintWriter(new StringWriter()));

    @Test
    void commands_are_measured_beside_the_baseline_and_the_limit_and_the_books_are_verified() throws Exception {
        new CommandPhase().run(TINY, new Site(directory, null, false), report);

        report.print(Map.of("test", "yes"));
        assertThat(report.lines()).extracting(Line::what).contains("stock Axon, 64 callers", "books verified after it");
        assertThat(report.lines().getFirst().value()).isPositive();
        assertThat(out.toString()).contains("| commands | spread, 512 outstanding |");
        assertThat(Files.list(directory)).as("what is left behind").isEmpty();
    }

    @Test
    void rating_is_measured_without_a_ledger() throws Exception {
        new RatingPhase().run(TINY, new Site(directory, null, false), report);

        assertThat(report.lines()).extracting(Line::what).contains("a tiered price, one core");
        assertThat(report.lines()).allSatisfy(line -> assertThat(line.value()).isPositive());
    }

    @Test
    void a_server_that_runs_is_measured_in_a_database_of_its_own_that_is_gone_afterwards() throws Exception {
        try (Arena running = Arena.create(new Site(directory, null, false))) {
            LedgerConfig.Server operator = Site.operator(running.config());
            Site site = new Site(directory, operator, false);

            try (Arena arena = Arena.create(site)) {
                new Population(3).open(arena.ledger().gateway());
                assertThat(arena.database().url())
                        .isNotEqualTo(running.database().url());
                assertThat(Cpu.of(arena.config()).nanos()).isPositive();
            }

            assertThat(site.conditions()).contains("fsync on");
            assertThat(databases(operator)).containsExactlyInAnyOrder("postgres", "ledger");
        }
    }

    private static List<String> databases(LedgerConfig.Server operator) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = Site.connect(operator);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database WHERE NOT datistemplate")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    void a_damaged_book_is_found() throws Exception {
        try (Arena arena = Arena.create(new Site(directory, null, false))) {
            new Population(3).open(arena.ledger().gateway());
            damage(arena);

            assertThatThrownBy(() -> arena.verify("damage"))
                    .isInstanceOf(BooksDamaged.class)
                    .hasMessageContaining("after damage");
        }
    }

    private static void damage(Arena arena) throws Exception {
        try (Connection connection = Site.connect(Site.login(arena.config()));
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ledger.event DISABLE TRIGGER event_append_only");
            statement.execute("UPDATE ledger.event SET metadata = '{}'"
                    + " WHERE position = (SELECT max(position) FROM ledger.event)");
        }
    }
}
