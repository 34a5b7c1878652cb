package io.creditledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Credits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportLinesTest {
    private static final String QUOTE =
            "a quote is out of place: a field that begins with one ends with one on the same"
                    + " line, and a quote inside is written twice";

    private final SlowLedger ledger = new SlowLedger(1_000);

    @TempDir
    private Path directory;

    @Test
    void a_stray_quote_spoils_its_own_line_only() throws Exception {
        ImportSummary summary = run("credits,model\n1,m\n2,\"m\n3,m\n4,\"m\"x\n\"5,m\n6,\"a \"\"b\"\", c\"\n7,6\"\n");

        assertThat(ledger.taken).containsExactly(Credits.of(1), Credits.of(3), Credits.of(6), Credits.of(7));
        assertThat(summary.rows()).isEqualTo(7);
        assertThat(summary.badLines())
                .containsExactly(
                        new BadLine(3, QUOTE, "2,\"m"),
                        new BadLine(5, QUOTE, "4,\"m\"x"),
                        new BadLine(6, QUOTE, "\"5,m"));
    }

    @Test
    void a_huge_field_is_one_bad_line_and_not_the_end() throws Exception {
        ImportSummary summary = run("credits,model\n1,m\n2,\"" + "x".repeat(20 << 20) + "\n3,m\n");

        assertThat(ledger.taken).containsExactly(Credits.of(1), Credits.of(3));
        assertThat(summary.badLines())
                .extracting(BadLine::line, BadLine::problem)
                .containsExactly(tuple(3L, "the line has more than 1048576 characters"));
    }

    @Test
    void lines_end_as_any_system_ends_them_and_are_numbered_as_an_editor_does() throws Exception {
        ImportSummary summary = run("\r\ncredits,model\r\n1,m\r2,m\n\n\r\nx,m\n3,m");

        assertThat(ledger.taken).containsExactly(Credits.of(1), Credits.of(2), Credits.of(3));
        assertThat(summary.badLines()).extracting(BadLine::line).containsExactly(7L);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_header() throws Exception {
        run("\uFEFFcredits,model\n1,m\n");
        run("\uFEFFcredits,model\n2,m\n", StandardCharsets.UTF_16LE);
        run("\uFEFFcredits,model\n3,m\n", StandardCharsets.UTF_16BE);

        assertThat(ledger.taken).containsExactly(Credits.of(1), Credits.of(2), Credits.of(3));
    }

    @Test
    void the_header_is_checked_even_when_no_row_follows() throws Exception {
        assertThat(run("credits,model\n")).isEqualTo(new ImportSummary(0, 0, 0, Credits.ZERO, List.of()));
        assertRefused("", "the file is empty; its first line must name its columns");
        assertRefused("\n\n", "the file is empty; its first line must name its columns");
        assertRefused("amount,model", "the file has no column 'credits'; its columns are amount, model");
        assertRefused(
                "credits,credits,model",
                "the file has 2 times the column 'credits'; its columns are credits, credits, model");
        assertRefused("credits,\"model\n1,m\n", "the file's header cannot be read: " + QUOTE);
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> run(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private ImportSummary run(String text) throws IOException, ImportStopped {
        return run(text, StandardCharsets.UTF_8);
    }

    private ImportSummary run(String text, Charset charset) throws IOException, ImportStopped {
        Path file = Files.writeString(Files.createTempFile(directory, "usage", ".csv"), text, charset);
        ColumnMapping mapping = new ColumnMapping(
                AccountId.customer("t", "c"),
                "usage",
                null,
                "credits",
                null,
                null,
                Credits.ZERO,
                Credits.ZERO,
                "model",
                null);
        return new UsageImport(ledger, (tenant, key) -> false, Clock.systemUTC(), mapping, false, ledger.patience())
                .run(file, "s", rows -> {});
    }
}
