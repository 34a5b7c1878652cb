package io.creditledger.projections;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Work on plain connections, with Spring's transactions of the thread and Spring's exceptions. */
public final class Database {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    /** Something to do with a connection. */
    @FunctionalInterface
    public interface Work {
        void in(Connection connection) throws SQLException;
    }

    public Database(DataSource dataSource) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the thread's transaction, or without one. */
    public void use(Work work) {
        Boolean done = jdbc.execute((Connection connection) -> {
            work.in(connection);
            return true;
        });
        if (!Boolean.TRUE.equals(done)) {
            throw new IllegalStateException("work on a connection was not done");
        }
    }

    /** In a transaction. */
    public void transaction(Work work) {
        transaction.executeWithoutResult(status -> use(work));
    }
}
