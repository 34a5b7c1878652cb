package io.creditledger.api.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Loads the rows of a CSV file as decrements, many at a time, in file order. Run it again as often as you like. */
public final class UsageImport {
    /** Rows on their way at once. */
    private static final int WINDOW = 2_000;

    private static final int ATTEMPTS = 5;

    private final LedgerGateway gateway;
    private final Clock clock;
    private final ColumnMapping mapping;
    private final boolean retryRefused;
    private final Queue<Pending> pending = new ArrayDeque<>();
    private final List<BadLine> badLines = new ArrayList<>();
    private long rows;
    private long imported;
    private long done;
    private Credits credits = Credits.ZERO;

    private record Pending(UsageRow row, String text, CompletableFuture<Outcome> outcome) {}

    /**
     * @param retryRefused try rows again that an earlier run was refused, under a key of their own; safe, because a
     *     refusal is final
     */
    public UsageImport(LedgerGateway gateway, Clock clock, ColumnMapping mapping, boolean retryRefused) {
        this.gateway = gateway;
        this.clock = clock;
        this.mapping = mapping;
        this.retryRefused = retryRefused;
    }

    /**
     * Imports a file. Rows with bytes that are no UTF-8 are bad lines like others.
     *
     * @param source name under which its rows are remembered
     * @param progress told the number of rows settled so far
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when a mapped column is not in its header
     */
    public ImportSummary run(Path file, String source, Consumer<Long> progress) throws IOException {
        RowReader reader = new RowReader(mapping, new RowKeys(source, mapping.account().stream()));
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : records) {
                if (rows++ == 0) {
                    checkHeader(row.getHeader());
                }
                add(reader, row);
                if (pending.size() >= WINDOW) {
                    settle(pending.remove());
                }
                progress.accept(rows - pending.size());
            }
        }
        while (!pending.isEmpty()) {
            settle(pending.remove());
        }
        progress.accept(rows);
        badLines.sort(Comparator.comparingLong(BadLine::line));
        return new ImportSummary(rows, imported, done, credits, List.copyOf(badLines));
    }

    private void checkHeader(List<String> header) {
        for (String column : mapping.columns()) {
            if (!header.contains(column)) {
                throw new IllegalArgumentException(
                        "the file has no column '" + column + "'; its columns are " + String.join(", ", header));
            }
        }
    }

    private void add(RowReader reader, NamedCsvRecord row) {
        String text = String.join(",", row.getFields());
        try {
            UsageRow usage = reader.read(row);
            pending.add(new Pending(usage, text, submit(usage, usage.key())));
        } catch (RowReader.BadValue e) {
            badLines.add(new BadLine(row.getStartingLineNumber(), e.problem(), text));
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

    private void settle(Pending next) {
        Outcome outcome = await(next.row(), next.row().key(), next.outcome());
        for (int again = 1; retryRefused && outcome instanceof Outcome.Refused refused && refused.replayed(); again++) {
            String key = next.row().key() + ":retry-" + again;
            outcome = await(next.row(), key, submit(next.row(), key));
        }
        switch (outcome) {
            case Outcome.Accepted accepted when accepted.replayed() -> done++;
            case Outcome.Accepted accepted -> {
                imported++;
                credits = credits.plus(taken(accepted));
            }
            case Outcome.Refused refused ->
                bad(next, refused.refusal().message() + (refused.replayed() ? " (refused in an earlier run)" : ""));
            case Outcome.KeyReused reused ->
                bad(next, "the row was imported before with another mapping; name another --source to import it again");
        }
    }

    /** Waits for the answer; where it is unknown, asks again with the same key. */
    private Outcome await(UsageRow row, String key, CompletableFuture<Outcome> outcome) {
        CompletableFuture<Outcome> asked = outcome;
        for (int attempt = 1; ; attempt++) {
            try {
                return asked.join();
            } catch (CompletionException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
                asked = submit(row, key);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(200L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ledger was busy", e);
        }
    }

    private void bad(Pending row, String problem) {
        badLines.add(new BadLine(row.row().line(), problem, row.text()));
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
