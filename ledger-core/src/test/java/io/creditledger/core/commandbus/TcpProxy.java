package io.creditledger.core.commandbus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a pool and PostgreSQL, and fails as networks do. */
final class TcpProxy implements AutoCloseable {
    /** What happens to the next message to the server in which {@link #MARK} is found. */
    enum Fault {
        /** Nothing. */
        NONE,
        /** The connection breaks before the server sees the statement. */
        CUT_BEFORE,
        /** The server gets the statement; the connection breaks before the answer comes back. */
        CUT_AFTER,
        /** The connection breaks at once; the server gets the statement {@link #LATE_MILLIS} later. */
        LATE,
        /** The server gets the statement {@link #LATE_MILLIS} twice later, and answers. */
        SLOW,
        /** The statement and everything after it disappears; the connection stays open. */
        BLACK_HOLE,
        /** The server gets the statement; nothing ever comes back; the connection stays open. */
        DEAF
    }

    static final long LATE_MILLIS = 200;

    private final ServerSocket listening;
    private final int port;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile byte[] mark = new byte[0];
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private volatile boolean refusing;

    /** @param port of the server on this machine */
    TcpProxy(int port) throws IOException {
        this.port = port;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** A proxy in front of the server at that address. */
    static TcpProxy before(String url) throws IOException {
        return new TcpProxy(Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1")));
    }

    /** The address with the proxy in it, and with {@code parameters} of the driver. */
    String url(String url, String parameters) {
        return url.replaceAll(":\\d+/", ":" + listening.getLocalPort() + "/") + "?" + parameters;
    }

    /** Arms the faults for the next messages to the server that contain {@code text}, one each. */
    void fail(String text, Fault... inOrder) {
        mark = text.getBytes(StandardCharsets.UTF_8);
        next.clear();
        next.addAll(List.of(inOrder));
    }

    /** How many faults have happened. */
    int faults() {
        return faults.get();
    }

    /** Breaks every connection and refuses new ones. */
    void goAway() {
        refusing = true;
        links.forEach(Link::cut);
    }

    void comeBack() {
        refusing = false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        links.forEach(Link::cut);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (refusing) {
                    client.close();
                } else {
                    Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), port));
                    links.add(link);
                    Thread.ofVirtual().start(link::toServer);
                    Thread.ofVirtual().start(link::toClient);
                    if (refusing) {
                        link.cut(); // goAway() came between the question above and the link's being known
                    }
                }
            } catch (IOException e) {
                refusing |= listening.isClosed();
            }
        }
    }

    private Fault faultFor(byte[] bytes, int length) {
        Fault fault = next.isEmpty() || !contains(bytes, length, mark) ? null : next.poll();
        if (fault == null) {
            return Fault.NONE;
        }
        faults.incrementAndGet();
        return fault;
    }

    private static boolean contains(byte[] bytes, int length, byte[] wanted) {
        for (int from = 0; from + wanted.length <= length; from++) {
            if (Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile Fault fault = Fault.NONE;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void toServer() {
            byte[] bytes = new byte[1 << 20];
            try {
                InputStream in = client.getInputStream();
                for (int n = in.read(bytes); n >= 0 && fault != Fault.CUT_BEFORE; n = in.read(bytes)) {
                    if (fault == Fault.NONE) {
                        fault = faultFor(bytes, n);
                    }
                    pass(bytes, n);
                }
            } catch (IOException | InterruptedException e) {
                fault = Fault.CUT_BEFORE;
            }
            if (fault != Fault.BLACK_HOLE && fault != Fault.DEAF) {
                cut();
            }
        }

        private void pass(byte[] bytes, int length) throws IOException, InterruptedException {
            switch (fault) {
                case NONE, CUT_AFTER, DEAF -> server.getOutputStream().write(bytes, 0, length);
                case CUT_BEFORE -> cut();
                case BLACK_HOLE -> {
                    // Swallowed.
                }
                case SLOW -> {
                    Thread.sleep(2 * LATE_MILLIS);
                    server.getOutputStream().write(bytes, 0, length);
                    fault = Fault.NONE;
                }
                case LATE -> {
                    client.close();
                    Thread.sleep(LATE_MILLIS);
                    server.getOutputStream().write(bytes, 0, length);
                    Thread.sleep(LATE_MILLIS);
                }
            }
        }

        void toClient() {
            byte[] bytes = new byte[1 << 16];
            try {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    if (fault == Fault.NONE || fault == Fault.SLOW) {
                        out.write(bytes, 0, n);
                    } else if (fault == Fault.CUT_AFTER) {
                        break; // The server has answered, so the statement is in.
                    }
                }
            } catch (IOException e) {
                fault = fault == Fault.NONE ? Fault.CUT_BEFORE : fault;
            }
            if (fault != Fault.LATE) {
                cut();
            }
        }

        void cut() {
            links.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }
    }
}
