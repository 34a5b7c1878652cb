package io.creditledger.bench.load;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.creditledger.api.LedgerConfig;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.commandbus.Submission;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.HdrHistogram.Recorder;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The baseline: Axon's own parts as its manual wires them, over the same database server. It has less to do than the
 * ledger: no idempotency keys, no hashes, no views.
 */
final class StockAxon implements AutoCloseable {
    private static final int CONNECTIONS = 20;

    private final HikariDataSource pool;
    private final EmbeddedEventStore store;
    private final SimpleCommandBus bus;

    /** In a schema of its own of the database. */
    StockAxon(LedgerConfig.Server database) throws SQLException {
        pool = pool(database);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS stock");
        }
        TransactionManager transactions = new SpringTransactions(new JdbcTransactionManager(pool));
        Jackson3Serializer json = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.changeDefaultVisibility(
                        visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)))
                .build();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new TransactionAwareDataSourceProxy(pool)::getConnection)
                .transactionManager(transactions)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        store = EmbeddedEventStore.builder().storageEngine(engine).build();
        bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        AggregateAnnotationCommandHandler.<StockAccount>builder()
                .aggregateType(StockAccount.class)
                .repository(EventSourcingRepository.builder(StockAccount.class)
                        .eventStore(store)
                        .cache(new StrongCache())
                        .build())
                .build()
                .subscribe(bus);
    }

    private static HikariDataSource pool(LedgerConfig.Server database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("stock");
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.addDataSourceProperty("currentSchema", "stock");
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** That many threads, each sends a command and waits for its answer, again and again. */
    Sample run(int callers, Duration time, Supplier<Submission> commands) throws InterruptedException {
        Recorder micros = Sample.recorder();
        AtomicLong answered = new AtomicLong();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    while (System.nanoTime() < end) {
                        Submission submission;
                        synchronized (commands) {
                            submission = commands.get();
                        }
                        long sent = System.nanoTime();
                        if (!accepted((AccountCommand) submission.command()).get()) {
                            throw new IllegalStateException("refused: " + submission);
                        }
                        Sample.note(micros, System.nanoTime() - sent);
                        answered.incrementAndGet();
                    }
                } catch (InterruptedException | ExecutionException | RuntimeException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long nanos = System.nanoTime() - began;
        if (!failures.isEmpty()) {
            throw new IllegalStateException("the stock parts failed", failures.getFirst());
        }
        return new Sample(answered.get() * 1e9 / nanos, answered.get(), 0, micros.getIntervalHistogram());
    }

    /** Sends one command and waits for its answer. */
    void accept(AccountCommand command) throws InterruptedException {
        try {
            if (!accepted(command).get()) {
                throw new IllegalStateException("refused: " + command);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the stock parts failed", e);
        }
    }

    private Future<Boolean> accepted(AccountCommand command) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        StockAccount.Ask ask = new StockAccount.Ask(command.stream(), command);
        bus.<StockAccount.Ask, Boolean>dispatch(
                GenericCommandMessage.<StockAccount.Ask>asCommandMessage(ask), (sent, result) -> {
                    if (result.isExceptional()) {
                        answer.completeExceptionally(result.exceptionResult());
                    } else {
                        answer.complete(result.getPayload());
                    }
                });
        return answer;
    }

    @Override
    public void close() {
        store.shutDown();
        pool.close();
    }
}
