package io.creditledger.api.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.Note;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Loads the rows of a CSV file as decrements, many at a time, in file order. Run it again as often as you like. */
public final class UsageImport {
    private final LedgerGateway gateway;
    private final AskedKeys keys;
    private final Clock clock;
    private final ColumnMapping mapping;
    private final boolean retryRefused;
    private final RowsAsked asked;
    private final List<BadLine> badLines = new ArrayList<>();
    private long rows;
    private long imported;
    private long done;
    private Credits credits = Credits.ZERO;

    /**
     * @param keys tells which rows were tried again in earlier runs
     * @param retryRefused try rows again that an earlier run was refused, under a key of their own; safe, because a
     *     refusal is final
     */
    public UsageImport(
            LedgerGateway gateway, AskedKeys keys, Clock clock, ColumnMapping mapping, boolean retryRefused) {
        this(gateway, keys, clock, mapping, retryRefused, new Patience(Thread::sleep));
    }

    /** With a patience of one's own. */
    UsageImport(
            LedgerGateway gateway,
            AskedKeys keys,
            Clock clock,
            ColumnMapping mapping,
            boolean retryRefused,
            Patience patience) {
        this.gateway = gateway;
        this.keys = keys;
        this.clock = clock;
        this.mapping = mapping;
        this.retryRefused = retryRefused;
        this.asked = new RowsAsked(this::submit, patience);
    }

    /**
     * Imports a file. Each line is a row; lines with bytes that are no UTF-8, or quotes out of place, are bad lines
     * like others.
     *
     * @param source name under which its rows are remembered
     * @param progress told the number of rows settled so far
     * @throws IOException when the file cannot be opened
     * @throws IllegalArgumentException when a mapped column is not in its header; nothing was imported
     * @throws ImportStopped when the ledger did not answer for minutes, or the file could not be read to its end
     */
    public ImportSummary run(Path file, String source, Consumer<Long> progress) throws IOException, ImportStopped {
        try (CsvLines lines = CsvLines.open(file)) {
            CsvLines.Line first = lines.next();
            if (first == null) {
                throw new IllegalArgumentException("the file is empty; its first line must name its columns");
            }
            List<String> header = CsvRow.header(first, mapping.columns());
            RowKeys rowKeys = new RowKeys(source, mapping.account().stream());
            load(lines, new RowReader(mapping, header, rowKeys), progress);
        }
        return summary();
    }

    private void load(CsvLines lines, RowReader reader, Consumer<Long> progress) throws ImportStopped {
        try {
            for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
                rows++;
                add(reader, line);
                if (asked.size() >= RowsAsked.MOST) {
                    settle();
                }
                progress.accept(rows - asked.size());
            }
            while (asked.size() > 0) {
                settle();
            }
            progress.accept(rows);
        } catch (IOException | RuntimeException e) {
            asked.answered().forEach(answer -> count(answer, answer.outcome()));
            throw new ImportStopped(summary(), e);
        }
    }

    /** So far; rows without an answer are not in it. */
    private ImportSummary summary() {
        badLines.sort(Comparator.comparingLong(BadLine::line));
        return new ImportSummary(rows - asked.size(), imported, done, credits, List.copyOf(badLines));
    }

    private void add(RowReader reader, CsvLines.Line line) {
        try {
            UsageRow usage = reader.read(line);
            asked.ask(usage, line.text(), usage.key());
        } catch (RowReader.BadValue e) {
            badLines.add(new BadLine(line.number(), e.problem(), line.text()));
        }
    }

    private CompletableFuture<Outcome> submit(UsageRow row, String key) {
        DecrementCredits command = new DecrementCredits(
                mapping.account(),
                UuidCreator.getTimeOrderedEpoch(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                row.amount(),
                row.usage(),
                Note.of(null, row.reference(), Map.of()));
        TreeMap<String, String> metadata = new TreeMap<>(Map.of("actor", "import"));
        return gateway.submit(new Submission(command, mapping.account().tenant(), key, metadata));
    }

    private void settle() {
        RowsAsked.Answer answer = asked.next();
        for (int again = 1; answer.outcome() instanceof Outcome.Refused refused && refused.replayed(); again++) {
            String key = answer.row().key() + ":retry-" + again;
            if (!retryRefused && !keys.has(mapping.account().tenant(), key)) {
                break;
            }
            answer = asked.next(answer, key);
        }
        count(answer, answer.outcome());
    }

    private void count(RowsAsked.Answer answer, @Nullable Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted when accepted.replayed() -> done++;
            case Outcome.Accepted accepted -> {
                imported++;
                credits = credits.plus(taken(accepted));
            }
            case Outcome.Refused refused ->
                bad(answer, refused.refusal().message() + (refused.replayed() ? " (refused in an earlier run)" : ""));
            case Outcome.KeyReused reused ->
                bad(
                        answer,
                        "the row was imported before with another mapping; name another --source to import it again");
            case null -> bad(answer, "the ledger failed on it; it may be done or not: " + answer.failure());
        }
    }

    private void bad(RowsAsked.Answer answer, String problem) {
        badLines.add(new BadLine(answer.row().line(), problem, answer.text()));
    }

    private static Credits taken(Outcome.Accepted accepted) {
        Credits sum = Credits.ZERO;
        for (var recorded : accepted.events()) {
            if (recorded.event() instanceof AccountEvent.CreditsDecremented decremented) {
                sum = sum.plus(decremented.amount());
            }
        }
        return sum;
    }
}
