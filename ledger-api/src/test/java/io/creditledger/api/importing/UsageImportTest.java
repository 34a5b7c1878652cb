package io.creditledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.usage.UsageView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageImportTest {
    /** The real trace, where the machine has it. */
    private static final Path TRACE = Path.of("../../shared/data/llm-inference-2023/conversation.csv");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestDatabase database = TestDatabase.create();
    private Ledger ledger;

    @TempDir
    private Path directory;

    @BeforeAll
    void open() {
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        ledger = Ledger.over(Database.open(new LedgerConfig(Path.of("unused"), login, 0, null)));
        ledger.start(ReplayProgress.NONE);
    }

    @AfterAll
    void close() {
        ledger.close();
        database.close();
    }

    @Test
    void rows_become_decrements_with_their_own_time_and_count_once() throws IOException {
        AccountId account = funded("once", 10_000);
        Path file = file(
                "TIMESTAMP,ContextTokens,GeneratedTokens",
                "2023-11-16 18:15:46.6805900,374,44",
                "2023-11-17 00:00:00,10,1",
                "2023-11-17 00:00:00,10,1");

        ImportSummary first = run(account, file);
        ImportSummary second = run(account, file);

        assertThat(first).isEqualTo(new ImportSummary(3, 3, 0, Credits.of(374 + 132 + 2 * 13), List.of()));
        assertThat(second).isEqualTo(new ImportSummary(3, 0, 3, Credits.ZERO, List.of()));
        assertThat(usage(account))
                .extracting(UsageView::day, UsageView::credits, UsageView::count)
                .containsExactly(
                        tuple(LocalDate.of(2023, 11, 16), Credits.of(506), 1L),
                        tuple(LocalDate.of(2023, 11, 17), Credits.of(26), 2L));
    }

    @Test
    void a_file_that_has_grown_or_was_reordered_adds_only_what_is_new() throws IOException {
        AccountId account = funded("grown", 10_000);
        run(
                account,
                file("TIMESTAMP,ContextTokens,GeneratedTokens", "2026-01-01 00:00:00,1,1", "2026-01-01 00:00:01,2,1"));

        ImportSummary grown = run(
                account,
                file(
                        "TIMESTAMP,ContextTokens,GeneratedTokens",
                        "2026-01-01 00:00:01,2,1",
                        "2026-01-01 00:00:00,1,1",
                        "2026-01-01 00:00:02,5,0"));

        assertThat(grown).isEqualTo(new ImportSummary(3, 1, 2, Credits.of(5), List.of()));
    }

    @Test
    void the_same_rows_of_another_source_or_account_are_other_usage() throws IOException {
        AccountId one = funded("source-one", 100);
        AccountId two = funded("source-two", 100);
        Path file = file("TIMESTAMP,ContextTokens,GeneratedTokens", "2026-01-01 00:00:00,1,1");

        assertThat(run(one, file).imported()).isEqualTo(1);
        assertThat(run(two, file).imported()).isEqualTo(1);
        assertThat(load(tokens(one), false, file, "another").imported()).isEqualTo(1);
    }

    @Test
    void bad_lines_are_reported_with_their_number_and_nothing_else_is_lost() throws IOException {
        AccountId account = funded("bad-lines", 10_000);
        Path file = file(
                "TIMESTAMP,ContextTokens,GeneratedTokens",
                "2026-01-01 00:00:00,1,1",
                "yesterday,1,1",
                "2026-01-01 00:00:00,-1,1",
                "2026-01-01 00:00:00,1",
                "2026-01-01 00:00:00,1,1,1",
                "2026-01-01 00:00:00,,1",
                "2026-01-01 00:00:00,0,0",
                "",
                "2026-01-01 00:00:00,2,1");

        ImportSummary summary = run(account, file);

        assertThat(summary.imported()).isEqualTo(2);
        assertThat(summary.badLines()).extracting(BadLine::line).containsExactly(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(summary.badLines())
                .extracting(BadLine::problem)
                .containsExactly(
                        "TIMESTAMP 'yesterday' is no time such as 2026-01-31 18:15:46.5 or 2026-01-31T18:15:46Z",
                        "ContextTokens must not be negative, got -1",
                        "the row has 2 fields, the header 3",
                        "the row has 4 fields, the header 3",
                        "ContextTokens is missing",
                        "the amount is 0 credits; there is nothing to decrement");
    }

    @Test
    void rows_obey_the_limits_of_the_http_edge() throws IOException {
        AccountId account = funded("limits", 100);
        Path file = file(
                "t,credits,model,id",
                "2026-01-01 00:00:00,1,m\0,call-1",
                "2026-01-01 00:00:00,1," + "m".repeat(201) + ",call-2",
                "2026-01-01 00:00:00,1,m," + "r".repeat(256),
                "+99999-01-01 00:00:00,1,m,call-4",
                "1969-12-31 23:59:59,1,m,call-5",
                "2026-01-01 00:00:00,1," + "m".repeat(200) + "," + "r".repeat(255));
        ColumnMapping mapping = new ColumnMapping(
                account, "usage", "t", "credits", null, null, Credits.ZERO, Credits.ZERO, "model", "id");

        ImportSummary summary = load(mapping, false, file);

        assertThat(summary.imported()).isEqualTo(1);
        assertThat(summary.badLines())
                .extracting(BadLine::problem)
                .containsExactly(
                        "model has a character that is no text",
                        "model has 201 characters, more than 200",
                        "id has 256 characters, more than 255",
                        "t '+99999-01-01 00:00:00' is not in the years 1970 to 9999",
                        "t '1969-12-31 23:59:59' is not in the years 1970 to 9999");
    }

    @Test
    void bytes_that_are_no_text_spoil_their_own_line_only() throws IOException {
        AccountId account = funded("bytes", 100);
        Path file = Files.createTempFile(directory, "usage", ".csv");
        Files.write(file, "credits,model\n1,m\u00e9\n2,m\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(file, "3,m\u00e9\n".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        ColumnMapping mapping = new ColumnMapping(
                account, "usage", null, "credits", null, null, Credits.ZERO, Credits.ZERO, "model", null);

        ImportSummary summary = load(mapping, false, file);

        assertThat(summary.credits()).isEqualTo(Credits.of(3));
        assertThat(summary.badLines())
                .extracting(BadLine::line, BadLine::problem)
                .containsExactly(
                        tuple(2L, "model is no UTF-8 text: 'm\uFFFD'"), tuple(3L, "model is no UTF-8 text: 'm\uFFFD'"));
    }

    @Test
    void a_refused_row_stays_refused_until_it_is_asked_for_again() throws IOException {
        AccountId account = funded("refused", 3);
        Path file = file("TIMESTAMP,ContextTokens,GeneratedTokens", "2026-01-01 00:00:00,1,1");
        assertThat(run(account, file).badLines()).hasSize(1);
        grant(account, 100);

        ImportSummary again = run(account, file);
        ImportSummary retried = load(tokens(account), true, file);
        ImportSummary once = load(tokens(account), true, file);

        assertThat(again.badLines())
                .extracting(BadLine::problem)
                .containsExactly("4 credits were asked for and 3 are available. (refused in an earlier run)");
        assertThat(retried.imported()).isEqualTo(1);
        assertThat(once.done()).isEqualTo(1);
        assertThat(run(account, file)).isEqualTo(new ImportSummary(1, 0, 1, Credits.ZERO, List.of()));
    }

    @Test
    void a_column_that_is_not_there_is_named_before_anything_is_imported() throws IOException {
        AccountId account = funded("columns", 100);
        Path file = file("TIMESTAMP,Context", "2026-01-01 00:00:00,1");

        assertThatThrownBy(() -> run(account, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the file has no column 'ContextTokens'; its columns are TIMESTAMP, Context");
    }

    @Test
    void amounts_may_be_given_directly() throws IOException {
        AccountId account = funded("amounts", 100);
        Path file = file("credits,model,id", "1.25,m-1,call-1", "1e3,m-1,call-2", "0.0000000000001,m-1,call-3");
        ColumnMapping mapping = new ColumnMapping(
                account, "usage", null, "credits", null, null, Credits.ZERO, Credits.ZERO, "model", "id");

        ImportSummary summary = load(mapping, false, file);

        assertThat(summary.credits()).isEqualTo(Credits.of("1.25"));
        assertThat(summary.badLines()).extracting(BadLine::line).containsExactly(3L, 4L);
    }

    @Test
    void the_sample_is_the_same_for_the_same_seed_and_can_be_imported() throws IOException {
        AccountId account = funded("sample", 1_000_000);
        List<String> lines = new java.util.ArrayList<>();
        List<String> again = new java.util.ArrayList<>();
        SampleUsage.write(100, 7, lines::add);
        SampleUsage.write(100, 7, again::add);

        assertThat(lines).isEqualTo(again).hasSize(101);
        assertThat(run(account, file(lines.toArray(String[]::new))).imported()).isEqualTo(100);
    }

    @Test
    @EnabledIf("traceIsThere")
    void the_real_trace_is_imported_to_the_last_credit() throws IOException {
        AccountId account = funded("trace", 40_000_000);

        ImportSummary summary = run(account, TRACE);

        assertThat(summary).isEqualTo(new ImportSummary(19_366, 19_366, 0, Credits.of(34_627_865), List.of()));
        assertThat(run(account, TRACE)).isEqualTo(new ImportSummary(19_366, 0, 19_366, Credits.ZERO, List.of()));
        assertThat(usage(account))
                .extracting(UsageView::credits, UsageView::count)
                .containsExactly(tuple(Credits.of(34_627_865), 19_366L));
    }

    static boolean traceIsThere() {
        return Files.isReadable(TRACE);
    }

    private ImportSummary run(AccountId account, Path file) throws IOException {
        return load(tokens(account), false, file);
    }

    private ImportSummary load(ColumnMapping mapping, boolean retryRefused, Path file) throws IOException {
        return load(mapping, retryRefused, file, "usage.csv");
    }

    private ImportSummary load(ColumnMapping mapping, boolean retryRefused, Path file, String source)
            throws IOException {
        AskedKeys keys = AskedKeys.in(ledger.dataSource());
        try {
            return new UsageImport(ledger.gateway(), keys, ledger.clock(), mapping, retryRefused)
                    .run(file, source, rows -> {});
        } catch (ImportStopped e) {
            throw new AssertionError(e);
        }
    }

    private static ColumnMapping tokens(AccountId account) {
        return new ColumnMapping(
                account,
                "inference",
                "TIMESTAMP",
                null,
                "ContextTokens",
                "GeneratedTokens",
                Credits.of(1),
                Credits.of(3),
                null,
                null);
    }

    private List<UsageView> usage(AccountId account) {
        assertThat(ledger.progress().await("usage", ledger.log().headPosition(), PATIENCE))
                .isTrue();
        return ledger.usage().perDay(account, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
    }

    private Path file(String... lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "usage", ".csv"), List.of(lines));
    }

    private AccountId funded(String name, long credits) {
        AccountId account = AccountId.customer("t", name);
        submit(new OpenAccount(account, UuidCreator.getTimeOrderedEpoch(), Instant.now(), Settings.DEFAULT, List.of()));
        grant(account, credits);
        return account;
    }

    private void grant(AccountId account, long credits) {
        submit(new GrantCredits(
                account,
                UuidCreator.getTimeOrderedEpoch(),
                Instant.now(),
                NewBlock.of(Credits.of(credits), Source.PROMOTIONAL),
                Note.NONE));
    }

    private void submit(LedgerCommand command) {
        ledger.gateway()
                .submit(new Submission(command, "t", null, new TreeMap<>()))
                .join();
    }
}
