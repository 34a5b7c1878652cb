package io.creditledger.core.commandbus;

import io.creditledger.core.eventstore.Schema;
import io.creditledger.embedded.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

final class QuickLoad {
    public static void main(String[] args) throws Exception {
        int outstanding = Integer.parseInt(args[0]);
        int accounts = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        boolean keyed = Boolean.parseBoolean(args[3]);
        TestDatabase database = TestDatabase.create(Schema::migrate);
        try (LedgerFixture ledger = LedgerFixture.on(database, WriteSettings.DEFAULT)) {
            List<CompletableFuture<Outcome>> opened = new ArrayList<>();
            for (int i = 0; i < accounts; i++) {
                opened.add(ledger.submit(null, LedgerFixture.open("a" + i, 1_000_000_000L)));
                if (opened.size() % 2000 == 0) {
                    opened.forEach(CompletableFuture::join);
                    opened.clear();
                }
            }
            opened.forEach(CompletableFuture::join);
            Semaphore slots = new Semaphore(outstanding);
            LongAdder done = new LongAdder();
            LongAdder bad = new LongAdder();
            java.util.SplittableRandom random = new java.util.SplittableRandom(1);
            for (int s = 0; s < seconds; s++) {
                long from = System.nanoTime();
                long before = done.sum();
                while (System.nanoTime() - from < 1_000_000_000L) {
                    slots.acquire();
                    String key = keyed
                            ? com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpochFast()
                                    .toString()
                            : null;
                    ledger.submit(key, LedgerFixture.decrement("a" + random.nextInt(accounts), 1))
                            .whenComplete((o, e) -> {
                                slots.release();
                                if (o instanceof Outcome.Accepted) done.increment();
                                else bad.increment();
                            });
                }
                System.out.println((done.sum() - before) + "/s bad " + bad.sum());
            }
            slots.acquire(outstanding);
        }
        System.exit(0);
    }
}
