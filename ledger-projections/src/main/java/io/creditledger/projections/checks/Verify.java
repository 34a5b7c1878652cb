package io.creditledger.projections.checks;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.projections.Projection;
import io.creditledger.projections.TokenTable;
import io.creditledger.projections.replay.EventFeed;
import io.creditledger.projections.replay.ReplayProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at everything the book holds and says whether it is whole. Commands and views may go on meanwhile. */
public final class Verify {
    /** Longer than a node that died keeps its views, and than a node needs for a batch. */
    private static final Duration PATIENCE = TokenTable.CLAIM.plusSeconds(5);

    private final DataSource dataSource;
    private final EventLog log;
    private final List<Projection> projections;
    private final int book;
    private final Duration patience;

    /** @param projections views to compare with a replay; they are built a second time beside those that serve */
    public Verify(DataSource dataSource, EventLog log, List<Projection> projections, int book) {
        this(dataSource, log, projections, book, PATIENCE);
    }

    /** @param patience how long a view may stand still before the head, while a node is at work, and be only late */
    Verify(DataSource dataSource, EventLog log, List<Projection> projections, int book, Duration patience) {
        this.patience = patience;
        this.dataSource = dataSource;
        this.log = log;
        this.projections = List.copyOf(projections);
        this.book = book;
    }

    private record Head(long position, byte[] chain) {}

    /** Makes all checks up to the present head. */
    public Verdict run(ReplayProgress progress) throws InterruptedException {
        Findings findings = new Findings();
        Head head = head();
        try (Copies copies = Copies.begin(dataSource, projections, book, head.position())) {
            events(head, copies, progress, findings);
            new KeyCheck(dataSource, book).run(head.position(), findings);
            new SnapshotCheck(dataSource, log, book).run(findings);
            ViewCheck views = new ViewCheck(dataSource, log, book, patience);
            for (Copy copy : copies.all()) {
                views.run(copy, head.position(), progress, findings);
            }
        }
        return new Verdict(head.position(), names(), findings.all());
    }

    /** One walk serves all: the checks of the events run while the views' copies take them. */
    private void events(Head head, Copies copies, ReplayProgress progress, Findings findings)
            throws InterruptedException {
        BookCheck check = new BookCheck(findings);
        PaymentCheck payments = new PaymentCheck(findings);
        long began = System.nanoTime();
        long done = 0;
        try (EventFeed<CheckedEvent> feed = new EventFeed<>(log, 0, head.position(), CheckedEvent::of)) {
            for (var page = feed.next(); !page.events().isEmpty(); page = feed.next()) {
                CompletableFuture<Void> copied = copies.add(page.events());
                page.events().forEach(check::add);
                page.events().forEach(payments::add);
                copied.join();
                done += page.events().size();
                long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                progress.at(page.last(), head.position(), done * 1_000 / millis);
            }
        }
        check.reached(head.position(), head.chain());
        payments.reached();
    }

    private Head head() {
        return JdbcClient.create(dataSource)
                .sql("SELECT position, chain FROM ledger.head WHERE book = :book")
                .param("book", book)
                .query((row, n) -> new Head(row.getLong("position"), row.getBytes("chain")))
                .single();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                BookCheck.POSITIONS,
                BookCheck.HASHES,
                BookCheck.CHAIN,
                BookCheck.STREAMS,
                BookCheck.READABLE,
                BookCheck.SUMS,
                PaymentCheck.NAME,
                KeyCheck.NAME,
                SnapshotCheck.NAME));
        projections.forEach(projection -> names.add(ViewCheck.name(projection)));
        return List.copyOf(names);
    }
}
