package io.creditledger.api.org;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a checkout may send payers: to origins that the tenant has allowed, until then to the payer's own machine. */
final class Redirects {
    private static final int MAX_LENGTH = 2_048;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Stripe puts the session's id in its place. */
    private static final String PLACEHOLDER = "{CHECKOUT_SESSION_ID}";

    private Redirects() {}

    /** Why the payer cannot be sent there; null: they can. {@code allowed} null: nothing was configured. */
    static @Nullable String flaw(String url, @Nullable List<String> allowed) {
        URI uri = parsed(url);
        if (uri == null) {
            return "must be an absolute http or https URL of at most " + MAX_LENGTH + " characters.";
        }
        if (allowed == null) {
            return LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT))
                    ? null
                    : "leads to another machine; the tenant has to allow its origin first (redirect_origins).";
        }
        String origin = origin(uri);
        return allowed.contains(origin) ? null : "leads to " + origin + ", which the tenant does not allow.";
    }

    private static @Nullable URI parsed(String url) {
        try {
            URI uri = new URI(url.replace(PLACEHOLDER, "session"));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            return web && uri.getHost() != null && uri.getUserInfo() == null && url.length() <= MAX_LENGTH ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Scheme, host and port, the port only where it is not the scheme's own. */
    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
