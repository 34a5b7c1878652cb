package io.creditledger.api.entity;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which free tiers were claimed: the keys under which that was recorded, the ledger's own. */
public final class Claims {
    private final JdbcClient sql;

    public Claims(DataSource dataSource) {
        this.sql = JdbcClient.create(dataSource);
    }

    /** Whether something was accepted under the key. */
    boolean isTaken(String tenant, String key) {
        return sql.sql("SELECT EXISTS (SELECT FROM ledger.command_key"
                        + " WHERE book = 1 AND tenant = ? AND key = ? AND refusal IS NULL)")
                .params(tenant, key)
                .query(Boolean.class)
                .single();
    }
}
