package io.creditledger.bench.load;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.server.Bootstrap;
import io.creditledger.projections.checks.Verdict;
import io.creditledger.projections.checks.Verify;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A ledger of its own for one phase: a durable PostgreSQL in a new directory, removed at the end. */
final class Arena implements AutoCloseable {
    /** The admin key of the tenant, for requests. */
    static final String KEY = "bench.0123456789abcdef0123456789abcdef";

    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private final Site site;
    private final LedgerConfig config;
    private Database database;
    private Ledger ledger;

    private Arena(Site site, LedgerConfig config) {
        this.site = site;
        this.config = config;
        this.database = Database.open(config);
        this.ledger = Ledger.over(database);
    }

    /** An empty book, its views live. */
    static Arena create(Site site) throws IOException, SQLException {
        Path directory = Files.createTempDirectory(site.parent(), "ledger-bench-");
        Arena arena = new Arena(site, site.config(directory));
        if (site.fullLog()) {
            try (Connection operator = Site.connect(Site.operator(arena.config))) {
                FullLog.write(operator);
            }
        }
        arena.ledger.start((position, head, perSecond) -> {});
        new Bootstrap(arena.ledger.gateway(), arena.ledger.dataSource(), arena.ledger.clock()).run(KEY);
        return arena;
    }

    LedgerConfig config() {
        return config;
    }

    Ledger ledger() {
        return ledger;
    }

    Database database() {
        return database;
    }

    /** Closes the ledger and its database, so that another process can open them. */
    void release() {
        ledger.close();
    }

    /** Opens them again. */
    void reopen() {
        reopen(true);
    }

    /** Opens them again, with nothing in memory; {@code views}: whether they follow. */
    void reopen(boolean views) {
        database = Database.open(config);
        ledger = Ledger.over(database);
        if (views) {
            ledger.start((position, head, perSecond) -> {});
        }
    }

    /** Waits until every view shows everything, and says how many events the last one still had to do. */
    long catchUp() {
        long head = ledger.writeSide().headPosition();
        long lag = 0;
        for (var view : Ledger.VIEWS) {
            lag = Math.max(lag, head - ledger.progress().position(view.view()));
        }
        for (var view : Ledger.VIEWS) {
            if (!ledger.progress().await(view.view(), head, CATCH_UP)) {
                throw new IllegalStateException("view " + view.view() + " does not get to " + head);
            }
        }
        return lag;
    }

    /** All checks; returns events per second. */
    Sample verify(String after) throws InterruptedException {
        catchUp();
        long began = System.nanoTime();
        Verdict verdict = new Verify(database.writing(), ledger.log(), Ledger.VIEWS, Ledger.BOOK)
                .run((position, head, perSecond) -> {});
        if (!verdict.isClean()) {
            throw new BooksDamaged(after, verdict);
        }
        return Sample.of(verdict.events(), System.nanoTime() - began);
    }

    @Override
    public void close() throws IOException, SQLException {
        ledger.close();
        site.remove(config);
        try (Stream<Path> files = Files.walk(config.dataDirectory())) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
