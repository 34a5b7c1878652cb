package io.creditledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The API keys. Looked up in memory for a second at a time: a revocation counts at once on the node that did it and
 * after a second on all others.
 */
public final class ApiKeys {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final byte[] NO_HASH = new byte[32];
    private static final String COLUMNS =
            "id, tenant, secret_hash, scopes, label, created_at, revoked_at, last_used_at";

    private final JdbcClient sql;
    private final Cache<String, Optional<ApiKey>> known =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(10_000).build();

    public ApiKeys(DataSource dataSource) {
        this.sql = JdbcClient.create(dataSource);
    }

    /** The key in use with this id, its secret proved. */
    public Optional<ApiKey> authenticated(String id, String secret) {
        Optional<ApiKey> key = active(id);
        boolean matches = Secrets.matches(key.map(ApiKey::secretHash).orElse(NO_HASH), secret);
        return matches ? key : Optional.empty();
    }

    /** The key in use with this id, nothing proved. */
    public Optional<ApiKey> active(String id) {
        Optional<ApiKey> key = known.get(id, this::loaded);
        return key.filter(ApiKey::isActive);
    }

    /** Makes a key. {@code whole} is {@code <id>.<secret>} to use, null for random ones. */
    public ApiKey.Issued create(String tenant, Set<Scope> scopes, @Nullable String label, @Nullable String whole) {
        int dot = whole == null ? -1 : whole.indexOf('.');
        if (whole != null && (dot < 1 || dot + 1 == whole.length())) {
            throw new IllegalArgumentException("a key is <id>.<secret>, such as demo.a-long-random-secret");
        }
        String id = whole == null ? Secrets.id() : whole.substring(0, dot);
        String secret = whole == null ? Secrets.secret() : whole.substring(dot + 1);
        ApiKey key = sql.sql("INSERT INTO ledger.api_key (id, tenant, secret_hash, scopes, label)"
                        + " VALUES (?, ?, ?, ?::text[], ?) RETURNING " + COLUMNS)
                .params(Arrays.asList(id, tenant, Secrets.hash(secret), array(scopes), label))
                .query(ApiKeys::row)
                .single();
        known.invalidate(id);
        return new ApiKey.Issued(key, secret);
    }

    /** The keys of a tenant, oldest first, revoked ones included. */
    public List<ApiKey> list(String tenant, int limit) {
        return sql.sql("SELECT " + COLUMNS + " FROM ledger.api_key WHERE tenant = ? ORDER BY created_at, id LIMIT ?")
                .params(tenant, limit)
                .query(ApiKeys::row)
                .list();
    }

    /** Ends a key of the tenant; false when it has no such key in use. */
    public boolean revoke(String tenant, String id) {
        int rows = sql.sql("UPDATE ledger.api_key SET revoked_at = now()"
                        + " WHERE tenant = ? AND id = ? AND revoked_at IS NULL")
                .params(tenant, id)
                .update();
        known.invalidate(id);
        return rows == 1;
    }

    /** Reads the key, noting once an hour that it is used. */
    private Optional<ApiKey> loaded(String id) {
        Optional<ApiKey> key = sql.sql("SELECT " + COLUMNS + " FROM ledger.api_key WHERE id = ?")
                .param(id)
                .query(ApiKeys::row)
                .optional();
        key.ifPresent(this::used);
        return key;
    }

    private void used(ApiKey key) {
        sql.sql("UPDATE ledger.api_key SET last_used_at = date_trunc('hour', now())"
                        + " WHERE id = ? AND (last_used_at IS NULL OR last_used_at < now() - interval '1 hour')")
                .param(key.id())
                .update();
    }

    private static String array(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(",", "{", "}"));
    }

    private static ApiKey row(ResultSet rs, int n) throws SQLException {
        String[] scopes = (String[]) rs.getArray("scopes").getArray();
        Instant createdAt = rs.getTimestamp("created_at").toInstant();
        return new ApiKey(
                rs.getString("id"),
                rs.getString("tenant"),
                rs.getBytes("secret_hash"),
                Arrays.stream(scopes)
                        .map(s -> Scope.valueOf(s.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()),
                rs.getString("label"),
                createdAt,
                instant(rs.getTimestamp("revoked_at")),
                instant(rs.getTimestamp("last_used_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
