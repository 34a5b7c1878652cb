package io.creditledger.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A keep-alive connection with at most one request under way. */
final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ResponseReader response = new ResponseReader();
    private ByteBuffer request = ByteBuffer.allocate(0);
    private long due;

    Connection(Selector selector, int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends a request that should have been sent at {@code at} (nanoseconds). */
    void send(byte[] bytes, long at) throws IOException {
        request = ByteBuffer.wrap(bytes);
        due = at;
        response.next();
        write();
    }

    /** Goes on with what can be done; true when the response is complete. */
    boolean proceed(ByteBuffer scratch) throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return false;
        }
        scratch.clear();
        if (channel.read(scratch) < 0) {
            throw new EOFException("the server closed a connection under load");
        }
        return response.take(scratch.flip());
    }

    int status() {
        return response.status();
    }

    /** When its request should have been sent. */
    long due() {
        return due;
    }

    private void write() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
