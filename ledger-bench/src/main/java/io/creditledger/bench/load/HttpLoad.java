package io.creditledger.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * HTTP load from one thread over keep-alive connections. Closed: each connection sends as soon as it is answered. Open:
 * requests are due at a fixed rate, whether or not the server keeps up, and their latency counts from when they were
 * due, so that a server that stalls is not spared the requests it kept from being sent.
 */
final class HttpLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<byte[]> requests;
    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final ArrayDeque<Long> waiting = new ArrayDeque<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 16);
    private final Histogram micros = Sample.histogram();
    private final long nanosBetween;
    private long answered;

    private HttpLoad(int port, int count, double perSecond, Supplier<byte[]> requests) throws IOException {
        this.requests = requests;
        this.selector = Selector.open();
        this.nanosBetween = perSecond == 0 ? 0 : (long) (1e9 / perSecond);
        for (int i = 0; i < count; i++) {
            Connection connection = new Connection(selector, port);
            connections.add(connection);
            idle.add(connection);
        }
    }

    /** As many as the server answers, one at a time per connection. */
    static Sample closed(int port, int connections, Duration time, Supplier<byte[]> requests) throws IOException {
        return open(port, connections, 0, time, requests);
    }

    /** {@code perSecond} requests a second, shared by the connections. */
    static Sample open(int port, int connections, double perSecond, Duration time, Supplier<byte[]> requests)
            throws IOException {
        try (HttpLoad load = new HttpLoad(port, connections, perSecond, requests)) {
            return load.run(time);
        }
    }

    /** One request, answered. */
    static void one(int port, Supplier<byte[]> requests) throws IOException {
        try (HttpLoad load = new HttpLoad(port, 1, 0, requests)) {
            load.send(System.nanoTime());
            while (load.idle.isEmpty()) {
                load.receive(100);
            }
        }
    }

    private Sample run(Duration time) throws IOException {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        long due = began;
        long now = began;
        while (now < end) {
            while (nanosBetween > 0 && due <= now) {
                waiting.add(due);
                due += nanosBetween;
            }
            send(now);
            receive(nanosBetween == 0 ? 100 : 1);
            now = System.nanoTime();
        }
        long count = answered;
        while (idle.size() < connections.size()) {
            receive(100);
            if (System.nanoTime() - end > PATIENCE.toNanos()) {
                throw new IOException("requests of the load were never answered");
            }
        }
        for (long never : waiting) {
            Sample.note(micros, System.nanoTime() - never);
        }
        return new Sample(count * 1e9 / (now - began), answered, 0, micros);
    }

    private void send(long now) throws IOException {
        while (!idle.isEmpty() && (nanosBetween == 0 || !waiting.isEmpty())) {
            long due = nanosBetween == 0 ? now : waiting.remove();
            idle.remove().send(requests.get(), due);
        }
    }

    private void receive(long millis) throws IOException {
        selector.select(millis);
        for (SelectionKey key : selector.selectedKeys()) {
            Connection connection = (Connection) key.attachment();
            if (connection.proceed(scratch)) {
                if (connection.status() / 100 != 2) {
                    throw new IOException("a request of the load was answered with " + connection.status());
                }
                Sample.note(micros, System.nanoTime() - connection.due());
                answered++;
                idle.add(connection);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }

    /** How long a caller of the benchmark waits for the whole load, at most. */
    static long patienceMillis(Duration time) {
        return TimeUnit.NANOSECONDS.toMillis(time.plus(PATIENCE).plus(PATIENCE).toNanos());
    }
}
