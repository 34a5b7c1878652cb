package io.creditledger.api.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key as kept: never the secret, only its hash.
 *
 * @param id public part
 * @param tenant whose key
 * @param secretHash SHA-256 of the secret
 * @param scopes what it may do
 * @param label for humans
 * @param createdAt when it was made
 * @param revokedAt when it ended; null: in use
 * @param lastUsedAt when it was last used, to the hour
 */
public record ApiKey(
        String id,
        String tenant,
        byte[] secretHash,
        Set<Scope> scopes,
        @Nullable String label,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /** A key just made, with the secret that is shown this one time. */
    public record Issued(ApiKey key, String secret) {
        /** The whole key, as a caller sends it. */
        public String whole() {
            return key.id() + "." + secret;
        }
    }

    boolean isActive() {
        return revokedAt == null;
    }
}
