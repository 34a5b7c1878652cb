package io.creditledger.bench.torture.workload;

import io.creditledger.bench.torture.history.Answer;
import io.creditledger.bench.torture.history.Operation;
import io.creditledger.bench.torture.history.Tree;
import io.creditledger.bench.torture.stage.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Callers that do not wait to be asked back: large batches, as fast as they are taken, and no second attempt. */
public final class Flood {
    private static final int BATCH = 1_000;
    private static final String OVERLOADED = "overloaded_error";

    /** Of one flood: several times what all lanes' queues take. */
    private static final int MOST = 100_000;

    private final Load load;
    private final Node node;
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    Flood(Load load, Node node) {
        this.load = load;
        this.node = node;
    }

    Collection<Operation> operations() {
        return operations;
    }

    /** How many commands were answered with "overloaded". */
    public long turnedAway() {
        return turnedAway.sum();
    }

    /** How many had no definite answer. */
    public long unanswered() {
        return unanswered.sum();
    }

    /** How many commands were sent. */
    public long sent() {
        return sent.get();
    }

    void run(String caller, Duration length) throws InterruptedException {
        long until = System.nanoTime() + length.toNanos();
        for (int round = 0; System.nanoTime() < until && sent.get() < MOST; round++) {
            batch(caller + "-" + round);
        }
    }

    private void batch(String name) throws InterruptedException {
        List<Operation> asked = new ArrayList<>(BATCH);
        List<Object> commands = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            Known known = load.accounts().all().get(i % load.accounts().all().size());
            Operation operation = new Operation(name + "-" + i, known.account(), "decrement");
            operation.sent(operation.id(), System.nanoTime());
            asked.add(operation);
            commands.add(Map.of(
                    "type",
                    "decrement",
                    "account",
                    known.account(),
                    "idempotency_key",
                    operation.id(),
                    "reference",
                    operation.id(),
                    "amount",
                    "0.0001"));
        }
        operations.addAll(asked);
        sent.addAndGet(BATCH);
        Tree answer = answer(commands);
        boolean away = isOverloaded(answer.has("error") ? answer.tree("error") : answer);
        List<Tree> results = answer.trees("results");
        for (int i = 0; i < BATCH; i++) {
            if (away) {
                turnedAway.increment();
                asked.get(i).answered(new Answer.Refused(503, OVERLOADED), System.nanoTime());
            } else {
                answered(asked.get(i), i < results.size() ? results.get(i) : null);
            }
        }
    }

    /** The batch's answer: of each command, or of the batch as a whole; empty when there was none. */
    private Tree answer(List<Object> commands) throws InterruptedException {
        String url = node.url();
        try {
            return url == null
                    ? Tree.of(null)
                    : load.http()
                            .post(url, "/batch", null, Map.of("commands", commands))
                            .body();
        } catch (IOException e) {
            return Tree.of(null);
        }
    }

    private static boolean isOverloaded(Tree problem) {
        return OVERLOADED.equals(problem.text("type"));
    }

    private void answered(Operation operation, @Nullable Tree result) {
        Answer answer = null;
        if (result != null) {
            Tree body = result.tree(result.has("result") ? "result" : "error");
            if (isOverloaded(body)) {
                turnedAway.increment();
                answer = new Answer.Refused(503, OVERLOADED);
            } else {
                answer = Attempts.meaning(Kind.DECREMENT, (int) result.whole("status"), result.whole("position"), body);
            }
        }
        if (answer == null) {
            operation.doubted();
            unanswered.increment();
        } else {
            operation.answered(answer, System.nanoTime());
        }
    }
}
