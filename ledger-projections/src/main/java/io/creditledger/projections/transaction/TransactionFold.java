package io.creditledger.projections.transaction;

import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries into statement lines. */
final class TransactionFold implements ViewFold {
    private final int book;
    private final Remembered remembered;
    private final Map<String, Long> last = new HashMap<>();
    final List<Row> rows = new ArrayList<>();
    final List<Begun> blocks = new ArrayList<>();
    final List<Paid> purchases = new ArrayList<>();

    /** A line; {@code first}: the batch's first of its account. */
    record Row(String account, Entry entry, RecordedEvent recorded, boolean first) {}

    /** A block and the event that made it. */
    record Begun(String account, BlockTerms terms, long position) {}

    /** A purchase that money paid. */
    record Paid(String account, UUID grant, String payment) {}

    TransactionFold(int book, Remembered remembered) {
        this.book = book;
        this.remembered = remembered;
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (!(recorded.event() instanceof Entry entry)) {
            return;
        }
        String account = recorded.stream();
        Long before = last.put(account, entry.entry());
        if (before != null && entry.entry() != before + 1) {
            throw new SequenceBroken("statement of " + account, before + 1, entry.entry());
        }
        rows.add(new Row(account, entry, recorded, before == null));
        for (BlockTerms terms : Line.begun(entry)) {
            blocks.add(new Begun(account, terms, recorded.position()));
        }
        if (entry instanceof CreditsPurchased purchase && purchase.payment() != null) {
            purchases.add(new Paid(account, purchase.id(), purchase.payment()));
        }
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        refuseGapsAndRepeats(connection, schema);
        TransactionSql.LINE.write(connection, schema, book, rows);
        TransactionSql.BLOCK.write(connection, schema, book, blocks);
        TransactionSql.PURCHASE.write(connection, schema, book, purchases);
        last.forEach(remembered::note);
    }

    private void refuseGapsAndRepeats(Connection connection, String schema) throws SQLException {
        List<Row> unknown = new ArrayList<>();
        for (Row row : rows.stream().filter(Row::first).toList()) {
            @Nullable Long before = remembered.last(row.account);
            if (before == null) {
                unknown.add(row);
            } else if (row.entry.entry() != before + 1) {
                throw new SequenceBroken("statement of " + row.account, before + 1, row.entry.entry());
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = TransactionSql.MISPLACED.prepare(connection, schema, book, unknown);
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                throw new SequenceBroken(
                        "statement of " + row.getString("account"), row.getLong("expected"), row.getLong("entry"));
            }
        }
    }
}
