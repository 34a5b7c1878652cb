package io.creditledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.creditledger.core.money.Credits;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tenants and what each has configured. A change counts at once here, after a second on other nodes. */
public final class Tenants {
    /**
     * A tenant.
     *
     * @param tenant its name
     * @param signupAllocation credits that a new organization starts with
     * @param tokenSecret verifies users' tokens (HS256), if configured
     * @param tokenJwks JSON Web Key Set that verifies them, if configured
     * @param redirectOrigins where a checkout may send payers; null: to their own machine only
     */
    public record Tenant(
            String tenant,
            Credits signupAllocation,
            @Nullable String tokenSecret,
            @Nullable String tokenJwks,
            @Nullable List<String> redirectOrigins) {}

    private final JdbcClient sql;
    private final TransactionTemplate together;
    private final Cache<String, Optional<Tenant>> known = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(1))
            .maximumSize(10_000)
            .build();

    public Tenants(DataSource dataSource) {
        this.sql = JdbcClient.create(dataSource);
        this.together = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    public Optional<Tenant> find(String tenant) {
        return known.get(tenant, this::loaded);
    }

    /** The tenant of an authenticated key. */
    public Tenant get(String tenant) {
        return find(tenant).orElseThrow(() -> new NoSuchElementException("tenant " + tenant));
    }

    /** Creates the tenant; false when it exists. */
    public boolean create(String tenant) {
        int rows = sql.sql("INSERT INTO ledger.tenant (tenant) VALUES (?) ON CONFLICT DO NOTHING")
                .param(tenant)
                .update();
        known.invalidate(tenant);
        return rows == 1;
    }

    /** Makes a tenant and its first key, both or neither; empty when the tenant exists. */
    public Optional<ApiKey.Issued> admit(String tenant, @Nullable Credits signupAllocation, ApiKeys keys) {
        Optional<ApiKey.Issued> issued = Objects.requireNonNull(together.execute(status -> {
            if (!create(tenant)) {
                return Optional.empty();
            }
            if (signupAllocation != null) {
                allocate(tenant, signupAllocation);
            }
            return Optional.of(keys.create(tenant, Scope.OF_TENANTS, "first", null));
        }));
        known.invalidate(tenant); // whoever looked before the commit saw no tenant
        return issued;
    }

    /** Sets what a new organization starts with. */
    public void allocate(String tenant, Credits signupAllocation) {
        sql.sql("UPDATE ledger.tenant SET signup_allocation = ? WHERE tenant = ?")
                .params(signupAllocation.value(), tenant)
                .update();
        known.invalidate(tenant);
    }

    /** Sets where a checkout may send payers. */
    public void allowRedirects(String tenant, List<String> origins) {
        sql.sql("UPDATE ledger.tenant SET redirect_origins = ? WHERE tenant = ?")
                .param(origins.toArray(String[]::new))
                .param(tenant)
                .update();
        known.invalidate(tenant);
    }

    /** Whether there is no tenant yet. */
    public boolean isEmpty() {
        return sql.sql("SELECT count(*) FROM ledger.tenant").query(Long.class).single() == 0;
    }

    /** Sets how users' tokens are verified; both null: not at all. */
    public void verifyTokens(String tenant, @Nullable String secret, @Nullable String jwks) {
        sql.sql("UPDATE ledger.tenant SET token_secret = ?, token_jwks = ? WHERE tenant = ?")
                .params(Arrays.asList(secret, jwks, tenant))
                .update();
        known.invalidate(tenant);
    }

    private Optional<Tenant> loaded(String tenant) {
        return sql.sql("SELECT tenant, signup_allocation, token_secret, token_jwks, redirect_origins"
                        + " FROM ledger.tenant WHERE tenant = ?")
                .param(tenant)
                .query(Tenants::row)
                .optional();
    }

    private static Tenant row(ResultSet rs, int n) throws SQLException {
        Array origins = rs.getArray("redirect_origins");
        return new Tenant(
                rs.getString("tenant"),
                new Credits(rs.getBigDecimal("signup_allocation")),
                rs.getString("token_secret"),
                rs.getString("token_jwks"),
                origins == null ? null : List.of((String[]) origins.getArray()));
    }
}
