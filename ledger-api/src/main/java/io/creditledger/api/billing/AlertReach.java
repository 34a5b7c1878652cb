package io.creditledger.api.billing;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts may be told. A tenant names the place, and the server goes there: so not inside the server's own
 * network, unless whoever runs it allows that.
 *
 * @param inside whether this machine and private networks may be told, also without encryption
 */
public record AlertReach(boolean inside) {
    private static final int MAX_URL = 2_000;
    private static final int MAX_PORT = 65_535;

    /** Why alerts cannot be told there, whoever answers; null: they can. */
    @Nullable
    String flaw(String url) {
        try {
            URI uri = new URI(url);
            boolean plain = inside && "http".equals(uri.getScheme());
            if (!"https".equals(uri.getScheme()) && !plain) {
                return "must begin with https://.";
            }
            boolean usable = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && (uri.getPort() == -1 || uri.getPort() >= 1 && uri.getPort() <= MAX_PORT)
                    && url.length() <= MAX_URL;
            return usable ? null : "must have a host, a port that there is, and no user or fragment.";
        } catch (URISyntaxException e) {
            return "is no URL: " + e.getReason() + ".";
        }
    }

    /** @throws IOException when the host is not known, or may not be told */
    void check(URI uri) throws IOException {
        if (inside) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
            if (isInside(address)) {
                throw new IOException(uri.getHost() + " is inside the server's network");
            }
        }
    }

    private static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = Byte.toUnsignedInt(bytes[0]);
        boolean uniqueLocal = address instanceof Inet6Address && (first & 0xFE) == 0xFC;
        boolean shared = bytes.length == 4 && first == 100 && (bytes[1] & 0xC0) == 0x40;
        return uniqueLocal
                || shared
                || first == 0
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
