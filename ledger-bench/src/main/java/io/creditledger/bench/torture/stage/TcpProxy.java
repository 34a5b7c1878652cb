package io.creditledger.bench.torture.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Stands between a node and PostgreSQL, and fails as networks do. */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final IntSupplier serverPort;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger armed = new AtomicInteger();
    private volatile CommitFault fault = CommitFault.CUT_BEFORE;
    private volatile long delayMillis;
    private volatile boolean frozen;
    private volatile boolean refusing;

    /** @param serverPort where the server listens now; asked for each connection */
    TcpProxy(IntSupplier serverPort) {
        this.serverPort = serverPort;
        try {
            this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where nodes find the server. */
    public int port() {
        return listening.getLocalPort();
    }

    /** The next append that passes meets the fault. */
    public void armCommitFault(CommitFault next) {
        fault = next;
        armed.set(1);
    }

    /** How many commit faults have happened. */
    public int commitFaults() {
        return faults.get();
    }

    /** Each message takes so much longer, in both directions. */
    public void delay(long millis) {
        delayMillis = millis;
    }

    /** While frozen nothing passes; connections stay open, and nothing is lost when it thaws. */
    public void freeze(boolean on) {
        frozen = on;
    }

    /** Breaks every connection. */
    public void cutAll() {
        links.forEach(Link::cut);
    }

    /** While refusing every connection is broken, and each new one at once. */
    public void refuse(boolean on) {
        refusing = on;
        if (on) {
            cutAll();
        }
    }

    @Override
    public void close() {
        Sockets.close(listening);
        cutAll();
    }

    CommitFault faultFor(byte[] bytes, int length) {
        if (armed.get() == 0 || !CommitFault.isAppend(bytes, length) || !armed.compareAndSet(1, 0)) {
            return CommitFault.NONE;
        }
        faults.incrementAndGet();
        return fault;
    }

    /** Waits as long as the network is bad; {@code link} may be cut meanwhile. */
    void weather() throws InterruptedException {
        if (delayMillis > 0) {
            Thread.sleep(delayMillis);
        }
        while (frozen) {
            Thread.sleep(5);
        }
    }

    void forget(Link link) {
        links.remove(link);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (refusing) {
                    Sockets.close(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                refusing |= listening.isClosed();
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort.getAsInt()), 2_000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            Sockets.close(client); // The server is away: so is this connection.
            Sockets.close(server);
            return;
        }
        Link link = new Link(this, client, server);
        links.add(link);
        Thread.ofVirtual().start(link::toServer);
        Thread.ofVirtual().start(link::toClient);
        if (refusing) {
            link.cut(); // refuse() came between accepting and the link's being known
        }
    }
}
