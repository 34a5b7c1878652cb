package io.creditledger.bench.torture.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** One connection through the proxy. */
final class Link {
    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile CommitFault fault = CommitFault.NONE;

    Link(TcpProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void toServer() {
        byte[] bytes = new byte[1 << 18];
        try {
            InputStream in = client.getInputStream();
            for (int n = in.read(bytes); n >= 0 && fault != CommitFault.CUT_BEFORE; n = in.read(bytes)) {
                proxy.weather();
                if (fault == CommitFault.NONE) {
                    fault = proxy.faultFor(bytes, n);
                }
                pass(bytes, n);
            }
        } catch (IOException e) {
            fault = fault == CommitFault.NONE ? CommitFault.CUT_BEFORE : fault;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fault != CommitFault.DEAF) {
            cut();
        }
    }

    private void pass(byte[] bytes, int length) throws IOException, InterruptedException {
        switch (fault) {
            case NONE, CUT_AFTER, DEAF -> server.getOutputStream().write(bytes, 0, length);
            case CUT_BEFORE -> cut();
            case LATE -> {
                client.close();
                Thread.sleep(CommitFault.LATE_MILLIS);
                server.getOutputStream().write(bytes, 0, length);
                Thread.sleep(CommitFault.LATE_MILLIS);
            }
        }
    }

    void toClient() {
        byte[] bytes = new byte[1 << 16];
        try {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                proxy.weather();
                if (fault == CommitFault.NONE) {
                    out.write(bytes, 0, n);
                } else if (fault == CommitFault.CUT_AFTER) {
                    break; // The server has answered, so the statement is in.
                }
            }
        } catch (IOException e) {
            fault = fault == CommitFault.NONE ? CommitFault.CUT_BEFORE : fault;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fault != CommitFault.LATE) {
            cut();
        }
    }

    void cut() {
        proxy.forget(this);
        Sockets.close(client);
        Sockets.close(server);
    }
}
