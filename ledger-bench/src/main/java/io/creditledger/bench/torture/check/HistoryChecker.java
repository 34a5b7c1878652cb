package io.creditledger.bench.torture.check;

import io.creditledger.bench.torture.history.History;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Compares what clients were told and saw with what the database holds, in time linear in both. The order is not
 * searched for: each account's own numbering is the order, and every answer says its place in it.
 */
public final class HistoryChecker {
    private HistoryChecker() {}

    /**
     * Checks everything.
     *
     * @param connection one that may read all tables, in a transaction that sees one moment at which the views had come
     *     to the end: nodes go on expiring credits
     */
    public static Findings check(Connection connection, String tenant, History history) throws SQLException {
        Findings findings = new Findings();
        Facts facts = check(BookReader.read(connection), tenant, history, findings);
        ViewCheck.check(connection, facts.accounts(), findings);
        return findings;
    }

    /** Checks a history against a book alone. */
    static Facts check(Book book, String tenant, History history, Findings findings) {
        Facts facts = Facts.of(book, findings);
        OperationCheck operations = new OperationCheck(facts, tenant, findings);
        history.operations().forEach(operations::check);
        ReadingCheck readings = new ReadingCheck(facts, tenant, findings);
        history.readings().forEach(readings::check);
        return facts;
    }
}
