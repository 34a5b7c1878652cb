package io.creditledger.bench.torture.workload;

import io.creditledger.bench.torture.history.History;
import io.creditledger.bench.torture.history.Operation;
import io.creditledger.bench.torture.history.Reading;
import io.creditledger.bench.torture.stage.Node;
import io.creditledger.bench.torture.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Many clients at once on the nodes of a stage, by a seed. */
public final class Load implements AutoCloseable {
    /** Long enough for what a node itself gives up after ten seconds to be heard of; shorter for a frozen one. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Stage stage;
    private final boolean keepsKeys;
    private final Http http;
    private final Accounts accounts = new Accounts();
    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final List<Future<?>> floods = new ArrayList<>();
    private final List<Operation> flooded = new ArrayList<>();
    private int flooding;
    private final LongAdder shed = new LongAdder();
    private final LongAdder shedWithoutAdvice = new LongAdder();
    private volatile boolean stopping;
    private volatile boolean givenUp;

    /**
     * @param count clients
     * @param keepsKeys false: retries get new keys, which no client may do
     */
    public Load(Stage stage, long seed, int count, boolean keepsKeys) {
        this.stage = stage;
        this.keepsKeys = keepsKeys;
        this.http = new Http(stage.key(), PATIENCE);
        for (int i = 0; i < count; i++) {
            clients.add(new Client("c" + i, this, new Random(seed * 1_000_003 + i)));
        }
    }

    /** Opens the accounts and gives each something to begin with. */
    public void open() throws IOException, InterruptedException {
        for (Known known : accounts.all()) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("account", known.account());
            body.put("negative_allowed", accounts.mayGoNegative(known));
            post("/accounts", "open-" + known.account(), body);
            post("/accounts/" + known.account() + "/grants", "first-" + known.account(), Map.of("amount", "200"));
        }
    }

    public void start() {
        for (Client client : clients) {
            running.add(threads.submit(task(client::run)));
        }
    }

    /** Stops asking for new things and waits until every open question is answered, but not for ever. */
    public void finish(Duration limit) throws InterruptedException {
        stopping = true;
        Thread watch = Thread.ofVirtual().start(() -> giveUpAfter(limit));
        await(running);
        watch.interrupt();
        for (Client client : clients) {
            running.add(threads.submit(task(client::lookBack)));
        }
        await(running);
    }

    /** Call after {@link #finish}. */
    public History history() {
        List<Operation> operations = new ArrayList<>(flooded);
        List<Reading> readings = new ArrayList<>();
        for (Client client : clients) {
            operations.addAll(client.operations());
            readings.addAll(client.readings());
        }
        return new History(operations, readings);
    }

    /**
     * Far more than a node can take: so many callers, each with batch after batch of a thousand decrements. What is
     * answered with "overloaded" is not asked again, and must not have happened.
     */
    public Flood flood(int callers, Duration length) throws InterruptedException {
        Flood flood = new Flood(this, stage.node());
        for (int i = 0; i < callers; i++) {
            int caller = flooding++;
            floods.add(threads.submit(task(() -> flood.run("f" + caller, length))));
        }
        await(floods);
        flooded.addAll(flood.operations());
        return flood;
    }

    /** How often a node said that it has too much to do, or cannot say. */
    public long shed() {
        return shed.sum();
    }

    /** How often it did so without saying when to come back. */
    public long shedWithoutAdvice() {
        return shedWithoutAdvice.sum();
    }

    public Http http() {
        return http;
    }

    @Override
    public void close() {
        stopping = true;
        givenUp = true;
        threads.shutdownNow();
        http.close();
    }

    Accounts accounts() {
        return accounts;
    }

    boolean isStopping() {
        return stopping;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    boolean keepsKeys() {
        return keepsKeys;
    }

    Node anyNode(Random random) {
        List<Node> nodes = stage.nodes();
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** Waits for a node that is up, as far as anybody knows. */
    Node runningNode(Random random) throws InterruptedException {
        Node node = anyNode(random);
        while (node.url() == null && !givenUp) {
            Thread.sleep(10);
            node = anyNode(random);
        }
        return node;
    }

    void shed(Http.@Nullable Reply reply) {
        if (reply != null && reply.status() == 503) {
            shed.increment();
            if (!reply.retryAfter()) {
                shedWithoutAdvice.increment();
            }
        }
    }

    private void post(String path, String key, Object body) throws IOException, InterruptedException {
        String url = stage.node().url();
        Http.Reply reply = http.post(url == null ? "" : url, path, key, body);
        if (reply.status() != 201) {
            throw new IOException(path + " was answered with " + reply);
        }
    }

    private void giveUpAfter(Duration limit) {
        try {
            Thread.sleep(limit);
            givenUp = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Everything was answered.
        }
    }

    private static void await(List<Future<?>> running) throws InterruptedException {
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client broke off", e.getCause());
            }
        }
        running.clear();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static Callable<Boolean> task(Work work) {
        return () -> {
            work.run();
            return true;
        };
    }
}
