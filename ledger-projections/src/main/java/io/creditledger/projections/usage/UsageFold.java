package io.creditledger.projections.usage;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Usage;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decrements and captures into sums per day and kind; amendments take off where the decrement had added. */
final class UsageFold implements ViewFold {
    private final int book;
    final Map<Key, UsageSum> sums = new LinkedHashMap<>();
    final List<Undone> undone = new ArrayList<>();

    record Key(String account, LocalDate day, String kind) {}

    /** Credits undone by the entry {@code entry}, used at {@code usedAt}. */
    record Undone(String account, long entry, String kind, Instant usedAt, Credits credits) {}

    /** A sum with where it belongs. */
    record Row(Key key, UsageSum sum) {}

    UsageFold(int book) {
        this.book = book;
    }

    @Override
    public void add(RecordedEvent recorded) {
        LedgerEvent event = recorded.event();
        if (event instanceof CreditsDecremented e) {
            used(recorded, e.amount(), e.usage(), e.note());
        } else if (event instanceof HoldCaptured e) {
            used(recorded, e.amount(), e.usage(), e.note());
        } else if (event instanceof DecrementAmended e) {
            Instant time = UsageSum.time(e.usage(), e.decrementedAt());
            UsageSum sum =
                    sum(new Key(recorded.stream(), UsageSum.day(time), e.usage().kind()));
            sum.credits = sum.credits.minus(e.amount());
            undone.add(new Undone(recorded.stream(), e.entry(), e.usage().kind(), time, e.amount()));
        }
    }

    private void used(RecordedEvent recorded, Credits amount, Usage usage, Note note) {
        Instant time = UsageSum.time(usage, recorded.event().at());
        sum(new Key(recorded.stream(), UsageSum.day(time), usage.kind()))
                .add(recorded.seq(), time, amount, usage, note);
    }

    private UsageSum sum(Key key) {
        return sums.computeIfAbsent(key, k -> new UsageSum());
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        List<Row> used = rows(true);
        int written = UsageSql.USED_AGAIN.write(connection, schema, book, used);
        if (written < used.size()) {
            written += UsageSql.USED_FIRST.write(connection, schema, book, used);
        }
        if (written != used.size()) {
            throw new SequenceBroken(
                    "usage in " + used.getFirst().key() + " or another of its batch",
                    used.getFirst().sum().lastSeq + 1,
                    used.getFirst().sum().firstSeq);
        }
        List<Row> onlyUndone = rows(false);
        if (UsageSql.UNDONE.write(connection, schema, book, onlyUndone) != onlyUndone.size()) {
            throw new IllegalStateException("undone usage was never used, in one of " + onlyUndone);
        }
        UsageSql.AMENDMENT.write(connection, schema, book, undone);
    }

    private List<Row> rows(boolean used) {
        return sums.entrySet().stream()
                .filter(e -> used == e.getValue().count > 0)
                .map(e -> new Row(e.getKey(), e.getValue()))
                .toList();
    }
}
