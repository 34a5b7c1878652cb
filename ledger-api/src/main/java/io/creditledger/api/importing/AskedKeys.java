package io.creditledger.api.importing;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which idempotency keys have an outcome. */
@FunctionalInterface
public interface AskedKeys {
    /** Whether something was decided under the key, accepted or refused. */
    boolean has(String tenant, String key);

    /** The keys of the ledger's own table. */
    static AskedKeys in(DataSource dataSource) {
        JdbcClient sql = JdbcClient.create(dataSource);
        return (tenant, key) -> sql.sql(
                        "SELECT EXISTS (SELECT FROM ledger.command_key" + " WHERE book = 1 AND tenant = ? AND key = ?)")
                .params(tenant, key)
                .query(Boolean.class)
                .single();
    }
}
