package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Owner;
import io.creditledger.core.customer.AlertTerms;
import io.creditledger.core.customer.CustomerEvent.AlertChanged;
import io.creditledger.core.customer.CustomerEvent.AlertRemoved;
import io.creditledger.core.customer.CustomerEvent.AlertSet;
import io.creditledger.core.customer.CustomerEvent.AlertSwitched;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.RowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Alerts, and which thresholds each of them watched from where to where. Their events are few, and each needs what the
 * one before it left, so they are written one by one.
 */
final class AlertFold {
    private static final RowWriter<Told> NEW = told("""
            INSERT INTO {schema}.alert
            SELECT book, alert, stream, account, position, true, position, false FROM {rows}""");
    private static final RowWriter<Told> CHANGED = told("""
            UPDATE {schema}.alert a SET terms = d.position
            FROM {rows} WHERE a.book = d.book AND a.alert = d.alert""");
    private static final RowWriter<Told> SWITCHED = told("""
            UPDATE {schema}.alert a SET enabled = d.enabled
            FROM {rows} WHERE a.book = d.book AND a.alert = d.alert""");
    private static final RowWriter<Told> REMOVED = told("""
            UPDATE {schema}.alert a SET enabled = false, removed = true
            FROM {rows} WHERE a.book = d.book AND a.alert = d.alert""");
    private static final RowWriter<Told> ENDED = told("""
            UPDATE {schema}.watch w SET ended = d.position
            FROM {rows} WHERE w.book = d.book AND w.alert = d.alert AND w.ended IS NULL""");
    /**
     * A changed alert that is off watches the new thresholds for no time at all, so that they are known when it is on.
     */
    private static final RowWriter<Watched> WATCHED = new RowWriter<Watched>("""
            INSERT INTO {schema}.watch
            SELECT a.book, a.alert, d.threshold, d.position, CASE WHEN a.enabled THEN NULL ELSE d.position END,
                a.account, d.type
            FROM {schema}.alert a JOIN {rows} ON a.book = d.book AND a.alert = d.alert""")
            .column("alert", "uuid", Watched::alert)
            .column("position", "bigint", Watched::position)
            .column("threshold", "numeric", Watched::threshold)
            .column("type", "text", w -> w.type().name());

    private static final RowWriter<Told> AGAIN = told("""
            INSERT INTO {schema}.watch
            SELECT w.book, w.alert, w.threshold, d.position, NULL, w.account, w.type
            FROM {schema}.watch w JOIN {rows} ON w.book = d.book AND w.alert = d.alert
            WHERE w.begun =
                (SELECT max(o.begun) FROM {schema}.watch o WHERE o.book = d.book AND o.alert = d.alert)""");

    private final List<Step> steps = new ArrayList<>();

    /** What an event does to the tables. */
    private interface Step {
        void write(Connection connection, String schema, int book) throws SQLException;
    }

    private record Told(UUID alert, String stream, String account, long position, boolean enabled) {}

    private record Watched(UUID alert, long position, Credits threshold, AlertTerms.Type type) {}

    private static RowWriter<Told> told(String sql) {
        return new RowWriter<Told>(sql)
                .column("alert", "uuid", Told::alert)
                .column("stream", "text", Told::stream)
                .column("account", "text", Told::account)
                .column("position", "bigint", Told::position)
                .column("enabled", "boolean", Told::enabled);
    }

    void add(RecordedEvent recorded, AlertSet event) {
        CustomerId customer = CustomerId.ofStream(recorded.stream());
        Owner owner = new Owner.Customer(customer.uuid().toString());
        AccountId account =
                new AccountId(customer.tenant(), owner, event.terms().unit());
        Told told = new Told(event.id(), recorded.stream(), account.stream(), recorded.position(), true);
        steps.add((connection, schema, book) -> {
            NEW.write(connection, schema, book, List.of(told));
            WATCHED.write(connection, schema, book, watched(event.id(), recorded, event.terms()));
        });
    }

    void change(RecordedEvent recorded, AlertChanged event) {
        Told told = new Told(event.alert(), recorded.stream(), "", recorded.position(), true);
        steps.add((connection, schema, book) -> {
            known(told, CHANGED.write(connection, schema, book, List.of(told)));
            ENDED.write(connection, schema, book, List.of(told));
            WATCHED.write(connection, schema, book, watched(event.alert(), recorded, event.terms()));
        });
    }

    void change(RecordedEvent recorded, AlertSwitched event) {
        Told told = new Told(event.alert(), recorded.stream(), "", recorded.position(), event.enabled());
        RowWriter<Told> watching = event.enabled() ? AGAIN : ENDED;
        steps.add((connection, schema, book) -> {
            known(told, SWITCHED.write(connection, schema, book, List.of(told)));
            watching.write(connection, schema, book, List.of(told));
        });
    }

    void remove(RecordedEvent recorded, AlertRemoved event) {
        Told told = new Told(event.alert(), recorded.stream(), "", recorded.position(), false);
        steps.add((connection, schema, book) -> {
            known(told, REMOVED.write(connection, schema, book, List.of(told)));
            ENDED.write(connection, schema, book, List.of(told));
        });
    }

    void flush(Connection connection, String schema, int book) throws SQLException {
        for (Step step : steps) {
            step.write(connection, schema, book);
        }
    }

    private static List<Watched> watched(UUID alert, RecordedEvent recorded, AlertTerms terms) {
        return terms.thresholds().stream()
                .map(threshold -> new Watched(alert, recorded.position(), threshold, terms.type()))
                .toList();
    }

    private static void known(Told told, int changed) {
        if (changed != 1) {
            throw new IllegalStateException("an alert was changed that is not in the view: " + told);
        }
    }
}
