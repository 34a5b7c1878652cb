package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.security.ApiKeys;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.replay.ReplayProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FirstStartTest {
    private static final int NODES = 3;

    @Test
    void nodes_that_start_at_once_on_an_empty_database_make_one_admin_key_together() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
            CyclicBarrier together = new CyclicBarrier(NODES);
            List<Future<Optional<String>>> starts = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                starts.add(threads.submit(() -> start(database, together)));
            }
            List<String> keys = new ArrayList<>();
            for (Future<Optional<String>> start : starts) {
                start.get().ifPresent(keys::add);
            }
            assertThat(keys).hasSize(1);
            assertThat(new ApiKeys(database.dataSource()).list("demo", 10)).hasSize(1);
        }
    }

    private static Optional<String> start(TestDatabase database, CyclicBarrier together) throws Exception {
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        together.await();
        try (Ledger ledger = Ledger.over(Database.open(new LedgerConfig(Path.of("unused"), login, 0, null)))) {
            ledger.start(ReplayProgress.NONE);
            together.await();
            return new Bootstrap(ledger.gateway(), ledger.dataSource(), ledger.clock()).run(null);
        }
    }
}
