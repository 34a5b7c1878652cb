package io.creditledger.projections.checks;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether every key of an event has its one outcome, and every accepted key its events. */
final class KeyCheck {
    static final String NAME = "keys-match-events";

    private final JdbcClient jdbc;
    private final int book;

    KeyCheck(DataSource dataSource, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.book = book;
    }

    void run(long head, Findings findings) {
        first("""
                SELECT e.position, e.idempotency_key AS key FROM ledger.event e
                WHERE e.book = :book AND e.position <= :head AND e.idempotency_key IS NOT NULL AND NOT EXISTS (
                    SELECT FROM ledger.command_key k
                    WHERE k.book = e.book AND k.key = e.idempotency_key AND k.position = e.position
                        AND k.refusal IS NULL)
                ORDER BY e.position LIMIT 1""", "the event has a key that has no outcome: ", head, findings);
        first("""
                SELECT k.position, k.key FROM ledger.command_key k
                WHERE k.book = :book AND k.position <= :head AND k.refusal IS NULL AND k.events > 0 AND NOT EXISTS (
                    SELECT FROM ledger.event e
                    WHERE e.book = k.book AND e.position = k.position AND e.idempotency_key = k.key)
                ORDER BY k.position LIMIT 1""", "a key was accepted, but its event is not there: ", head, findings);
        first("""
                SELECT k.position, k.key FROM ledger.command_key k, ledger.head h
                WHERE k.book = :book AND h.book = k.book AND k.position > greatest(h.position, :head)
                ORDER BY k.position LIMIT 1""", "a key points beyond the head: ", head, findings);
    }

    private void first(String sql, String message, long head, Findings findings) {
        jdbc.sql(sql)
                .param("book", book)
                .param("head", head)
                .query((row, n) -> new Finding(NAME, row.getLong("position"), message + row.getString("key")))
                .list()
                .forEach(found -> findings.add(found.check(), found.position(), found.message()));
    }
}
