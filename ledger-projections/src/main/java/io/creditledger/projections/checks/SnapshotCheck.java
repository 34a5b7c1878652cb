package io.creditledger.projections.checks;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvolution;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.customer.Customer;
import io.creditledger.core.customer.CustomerEvent;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.Snapshot;
import io.creditledger.core.eventstore.SnapshotTable;
import io.creditledger.core.eventstore.StateCodec;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentEvolution;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.RefillEvent;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.RenewalEvent;
import io.creditledger.core.tier.TierCatalogue;
import io.creditledger.core.tier.TierEvent;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether each snapshot is the state that its stream's events give. */
final class SnapshotCheck {
    static final String NAME = "snapshots-equal-fold";
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final SnapshotTable snapshots;
    private final EventLog log;
    private final int book;

    SnapshotCheck(DataSource dataSource, EventLog log, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.snapshots = new SnapshotTable(dataSource, book);
        this.log = log;
        this.book = book;
    }

    void run(Findings findings) {
        String after = "";
        List<String> streams;
        do {
            streams = jdbc.sql("SELECT stream FROM ledger.snapshot WHERE book = :book AND stream > :after"
                            + " ORDER BY stream LIMIT :limit")
                    .param("book", book)
                    .param("after", after)
                    .param("limit", PAGE)
                    .query((row, n) -> row.getString(1))
                    .list();
            if (!streams.isEmpty()) {
                snapshots.read(streams).forEach(snapshot -> check(snapshot, findings));
                after = streams.getLast();
            }
        } while (streams.size() == PAGE);
    }

    private void check(Snapshot snapshot, Findings findings) {
        try {
            StateCodec.state(snapshot).ifPresent(state -> {
                Fold fold = fold(snapshot);
                if (fold.seq != snapshot.seq() || !state.equals(fold.state)) {
                    findings.add(
                            NAME,
                            fold.position,
                            snapshot.stream() + " at " + snapshot.seq()
                                    + ": the snapshot is not the state that the events give");
                }
            });
        } catch (RuntimeException e) {
            findings.add(NAME, 0, snapshot.stream() + ": " + e);
        }
    }

    /** The state that the events give, and the last of them. */
    private static final class Fold {
        @Nullable
        Object state;

        long seq = -1;
        long position;
    }

    private Fold fold(Snapshot snapshot) {
        Fold fold = new Fold();
        while (fold.seq < snapshot.seq()) {
            int limit = (int) Math.min(2_000, snapshot.seq() - fold.seq);
            List<StoredEvent> page = log.stream(snapshot.stream(), fold.seq + 1, Long.MAX_VALUE, limit);
            if (page.isEmpty()) {
                return fold;
            }
            for (StoredEvent stored : page) {
                fold.state = evolve(fold.state, log.decode(stored));
                fold.seq = stored.seq();
                fold.position = stored.position();
            }
        }
        return fold;
    }

    private static Object evolve(@Nullable Object state, RecordedEvent recorded) {
        if (recorded.event() instanceof AccountEvent event) {
            return AccountEvolution.evolve(state == null ? CreditAccount.UNOPENED : (CreditAccount) state, event);
        }
        if (recorded.event() instanceof TierEvent event) {
            return TierCatalogue.evolve(state == null ? TierCatalogue.EMPTY : (TierCatalogue) state, event);
        }
        if (recorded.event() instanceof PaymentEvent event) {
            return PaymentEvolution.evolve(state == null ? Payment.NONE : (Payment) state, event);
        }
        if (recorded.event() instanceof RefillEvent event) {
            return Refill.evolve(state == null ? Refill.NONE : (Refill) state, event);
        }
        if (recorded.event() instanceof RenewalEvent event) {
            return Renewal.evolve(state == null ? Renewal.NONE : (Renewal) state, event);
        }
        if (recorded.event() instanceof CustomerEvent event) {
            return Customer.evolve(state == null ? Customer.NONE : (Customer) state, event);
        }
        throw new IllegalStateException("position " + recorded.position() + " belongs to no state");
    }
}
