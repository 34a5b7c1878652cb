package io.creditledger.api.stripe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events that Stripe told of, each once, with what became of it. None is ever deleted. */
final class Inbox {
    private final JdbcClient sql;

    /** What is known of an event. */
    record Letter(
            String event,
            String type,
            @Nullable String object,
            @Nullable String version,
            byte[] body) {}

    /** One that is to be followed; {@code attempts} counts this one. */
    record Task(String event, String object, int attempts, Instant receivedAt) {}

    /** What became of an event. */
    enum State {
        PENDING,
        /** What it is about was read and recorded. */
        FOLLOWED,
        /** It is about nothing that the ledger deals with. */
        OTHER,
        /** No payment of this ledger was found for it, in days of looking. */
        UNMATCHED,
        /** It is about a payment that somebody else made on the same account at Stripe. */
        FOREIGN
    }

    Inbox(DataSource dataSource) {
        this.sql = JdbcClient.create(dataSource);
    }

    /** Keeps the event; false when it was there already. Durable when this returns. */
    boolean keep(Letter letter, State state, Instant now) {
        return sql.sql("""
                        INSERT INTO ledger.stripe_event
                            (event, type, object, api_version, body, state, received_at, next_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                        .param(letter.event())
                        .param(letter.type())
                        .param(letter.object())
                        .param(letter.version())
                        .param(letter.body())
                        .param(text(state))
                        .param(time(now))
                        .param(time(now))
                        .update()
                == 1;
    }

    /** Takes tasks that are due; nobody else gets them before {@code lease} is over. */
    List<Task> due(Instant now, Duration lease, int limit) {
        return sql.sql("""
                        UPDATE ledger.stripe_event SET next_at = ?, attempts = attempts + 1
                        WHERE event IN (
                            SELECT event FROM ledger.stripe_event
                            WHERE state = 'pending' AND next_at <= ?
                            ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        RETURNING event, object, attempts, received_at""")
                .params(time(now.plus(lease)), time(now), limit)
                .query(Inbox::task)
                .list();
    }

    /** The event needs nothing more. */
    void close(String event, State state, Instant now) {
        sql.sql("UPDATE ledger.stripe_event SET state = ?, closed_at = ?, problem = NULL WHERE event = ?")
                .params(text(state), time(now), event)
                .update();
    }

    /** The event is looked at again. */
    void again(String event, Instant next, String problem) {
        sql.sql("UPDATE ledger.stripe_event SET next_at = ?, problem = ? WHERE event = ?")
                .params(time(next), problem, event)
                .update();
    }

    private static Task task(ResultSet row, int n) throws SQLException {
        return new Task(
                row.getString("event"),
                row.getString("object"),
                row.getInt("attempts"),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static String text(State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
