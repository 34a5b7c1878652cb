package io.creditledger.core.commandbus;

import com.github.f4b6a3.uuid.UuidCreator;
import com.zaxxer.hikari.HikariDataSource;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.LedgerPool;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write side on a real database, and short words for talking to it. */
final class LedgerFixture implements AutoCloseable {
    /** A busy machine may be slow; that commands are turned away is tested where it is meant. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HikariDataSource pool;
    private final WriteSide side;

    private LedgerFixture(HikariDataSource pool, WriteSide side) {
        this.pool = pool;
        this.side = side;
    }

    static LedgerFixture on(TestDatabase database, WriteSettings settings) {
        return on(database, database.url(), settings);
    }

    /** Watched. */
    static LedgerFixture on(TestDatabase database, WriteSettings settings, WriteObserver observer) {
        HikariDataSource pool = LedgerPool.open("test", database.url(), database.user(), database.password(), 8);
        return new LedgerFixture(pool, new WriteSide(pool, settings, Clock.systemUTC(), observer));
    }

    /** With another address of the database, such as a proxy's. */
    static LedgerFixture on(TestDatabase database, String url, WriteSettings settings) {
        HikariDataSource pool = LedgerPool.open("test", url, database.user(), database.password(), 8);
        return new LedgerFixture(pool, new WriteSide(pool, settings, Clock.systemUTC()));
    }

    /** A node with little in memory. */
    static WriteSettings small(int lanes) {
        return new WriteSettings(1, lanes, 16_384, PATIENCE, 10_000, 256, 1_024);
    }

    WriteSide side() {
        return side;
    }

    HikariDataSource pool() {
        return pool;
    }

    CompletableFuture<Outcome> submit(@Nullable String key, LedgerCommand command) {
        return side.submit(new Submission(command, "t", key, new TreeMap<>()));
    }

    Outcome ask(@Nullable String key, LedgerCommand command) {
        return submit(key, command).join();
    }

    static AccountId account(String name) {
        return AccountId.customer("t", name);
    }

    static OpenAccount open(String name, long credits) {
        return new OpenAccount(
                account(name),
                UuidCreator.getTimeOrderedEpoch(),
                now(),
                Settings.DEFAULT,
                credits == 0 ? List.of() : List.of(NewBlock.of(Credits.of(credits), Source.SIGNUP)));
    }

    static GrantCredits grant(String name, long credits) {
        return new GrantCredits(
                account(name),
                UuidCreator.getTimeOrderedEpoch(),
                now(),
                NewBlock.of(Credits.of(credits), Source.ADJUSTMENT),
                Note.NONE);
    }

    static DecrementCredits decrement(String name, long credits) {
        return new DecrementCredits(
                account(name),
                UuidCreator.getTimeOrderedEpoch(),
                now(),
                Credits.of(credits),
                Usage.of("inference"),
                Note.NONE);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Ends this node as a crash would see it from outside: lanes stopped, connections closed. */
    @Override
    public void close() {
        side.close();
        pool.close();
    }
}
