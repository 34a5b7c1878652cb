package io.creditledger.api.stripe;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What this ledger calls itself at Stripe: made with its database and restored with it, so that objects of another
 * ledger on the same account are known to be another's.
 */
public final class LedgerName {
    private LedgerName() {}

    /** The name of the ledger in this database. */
    public static String of(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT id FROM ledger.identity")
                .query(String.class)
                .single();
    }
}
