package io.creditledger.api.billing;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where tenants want to be told of alerts, and the outbox of what they are told. */
public final class AlertWebhooks {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The first that is not closed of each alert, taken for a while, so that no other node sends it too. Those behind
     * it wait, which keeps their order.
     */
    private static final String TAKE = """
            UPDATE ledger.alert_webhook SET next_at = :until
            WHERE id IN (
                SELECT w.id FROM ledger.alert_webhook w
                WHERE w.state = 'pending' AND w.next_at <= :now AND NOT EXISTS (
                    SELECT FROM ledger.alert_webhook b WHERE b.state = 'pending' AND b.alert = w.alert
                        AND (b.number, b.part) < (w.number, w.part))
                ORDER BY w.next_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, tenant, body, attempts, fired_at""";

    private final JdbcClient sql;
    private final TransactionTemplate together;
    private final int book;

    /** Where a tenant is told, and what signs it. */
    record Endpoint(String url, String secret) {}

    /** What is to be sent. */
    record Task(UUID id, String tenant, String body, int attempts, Instant firedAt) {}

    /** What has just fired. */
    record Fired(UUID id, String tenant, UUID alert, long number, int part, String body, Instant at) {}

    /**
     * How telling a tenant goes.
     *
     * @param pending what is not delivered yet
     * @param oldest when the oldest of it fired
     * @param problem what was wrong with the last attempt at it
     */
    record Backlog(
            long pending,
            @Nullable Instant oldest,
            @Nullable String problem) {}

    public AlertWebhooks(DataSource dataSource, int book) {
        this.sql = JdbcClient.create(dataSource);
        this.together = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.book = book;
    }

    Optional<Endpoint> endpoint(String tenant) {
        return sql.sql("SELECT url, secret FROM ledger.alert_endpoint WHERE tenant = :tenant")
                .param("tenant", tenant)
                .query((row, n) -> new Endpoint(row.getString("url"), row.getString("secret")))
                .optional();
    }

    /** The tenants that want to be told, and after which position. */
    Map<String, Long> tenants() {
        Map<String, Long> tenants = new LinkedHashMap<>();
        sql.sql("SELECT tenant, since FROM ledger.alert_endpoint ORDER BY tenant")
                .query(row -> {
                    tenants.put(row.getString("tenant"), row.getLong("since"));
                });
        return tenants;
    }

    /** Tells the tenant there from now on; returns the new secret. */
    String tell(String tenant, String url) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        sql.sql("INSERT INTO ledger.alert_endpoint"
                        + " SELECT :tenant, :url, :secret, position FROM ledger.head WHERE book = :book"
                        + " ON CONFLICT (tenant) DO UPDATE SET url = excluded.url, secret = excluded.secret")
                .param("tenant", tenant)
                .param("url", url)
                .param("secret", secret)
                .param("book", book)
                .update();
        return secret;
    }

    /** Tells the tenant no more; false when it was not told anyway. */
    boolean forget(String tenant) {
        return sql.sql("DELETE FROM ledger.alert_endpoint WHERE tenant = :tenant")
                        .param("tenant", tenant)
                        .update()
                == 1;
    }

    Backlog backlog(String tenant) {
        return sql.sql("SELECT count(*) AS pending, min(fired_at) AS oldest,"
                        + " (array_agg(problem ORDER BY fired_at) FILTER (WHERE problem IS NOT NULL))[1] AS problem"
                        + " FROM ledger.alert_webhook WHERE tenant = :tenant AND state = 'pending'")
                .param("tenant", tenant)
                .query((row, n) -> new Backlog(row.getLong("pending"), time(row, "oldest"), row.getString("problem")))
                .single();
    }

    /** What is not delivered yet, of all tenants. */
    long pending() {
        return sql.sql("SELECT count(*) FROM ledger.alert_webhook WHERE state = 'pending'")
                .query(Long.class)
                .single();
    }

    /** Position up to which what fired is in the outbox. */
    long watched() {
        sql.sql("INSERT INTO ledger.alert_watched VALUES (:book, 0) ON CONFLICT DO NOTHING")
                .param("book", book)
                .update();
        return sql.sql("SELECT position FROM ledger.alert_watched WHERE book = :book")
                .param("book", book)
                .query(Long.class)
                .single();
    }

    /** Puts in what fired between two positions, unless another node has; all or nothing. */
    void keep(long from, long to, List<Fired> fired) {
        together.executeWithoutResult(status -> {
            int moved = sql.sql("UPDATE ledger.alert_watched SET position = :to"
                            + " WHERE book = :book AND position = :from")
                    .param("to", to)
                    .param("book", book)
                    .param("from", from)
                    .update();
            if (moved == 1) {
                fired.forEach(this::insert);
            }
        });
    }

    private void insert(Fired fired) {
        sql.sql("INSERT INTO ledger.alert_webhook (id, tenant, alert, number, part, body, fired_at, state, next_at)"
                        + " VALUES (:id, :tenant, :alert, :number, :part, :body, :at, 'pending', :at)"
                        + " ON CONFLICT (id) DO NOTHING")
                .param("id", fired.id())
                .param("tenant", fired.tenant())
                .param("alert", fired.alert())
                .param("number", fired.number())
                .param("part", fired.part())
                .param("body", fired.body())
                .param("at", Timestamp.from(fired.at()))
                .update();
    }

    /** What is to be sent now, at most one of each alert; nobody else gets it before {@code until}. */
    List<Task> take(Instant now, Instant until, int limit) {
        return sql.sql(TAKE)
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, n) -> new Task(
                        row.getObject("id", UUID.class),
                        row.getString("tenant"),
                        row.getString("body"),
                        row.getInt("attempts"),
                        row.getTimestamp("fired_at").toInstant()))
                .list();
    }

    /** It arrived. */
    void delivered(Task task, Instant now) {
        close(task, "delivered", null, now);
    }

    /** It will not be tried again. */
    void giveUp(Task task, String problem, Instant now) {
        close(task, "given_up", problem, now);
    }

    /** It is tried again at {@code next}. */
    void failed(Task task, String problem, Instant next) {
        sql.sql("UPDATE ledger.alert_webhook SET attempts = attempts + 1, problem = :problem, next_at = :next"
                        + " WHERE id = :id AND state = 'pending'")
                .param("problem", problem)
                .param("next", Timestamp.from(next))
                .param("id", task.id())
                .update();
    }

    /** Removes what was closed before; returns how much that was. */
    int purge(Instant before) {
        return sql.sql("DELETE FROM ledger.alert_webhook WHERE state <> 'pending' AND closed_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private void close(Task task, String state, @Nullable String problem, Instant now) {
        sql.sql("UPDATE ledger.alert_webhook SET state = :state, attempts = attempts + 1, problem = :problem,"
                        + " closed_at = :now WHERE id = :id AND state = 'pending'")
                .param("state", state)
                .param("problem", problem)
                .param("now", Timestamp.from(now))
                .param("id", task.id())
                .update();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
