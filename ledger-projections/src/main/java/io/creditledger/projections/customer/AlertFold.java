package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Owner;
import io.creditledger.core.customer.CustomerEvent.AlertSet;
import io.creditledger.core.customer.CustomerEvent.AlertSwitched;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.RowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Alerts: from where on each of them watches. */
final class AlertFold {
    private static final RowWriter<Begun> NEW = new RowWriter<Begun>("""
            INSERT INTO {schema}.alert
            SELECT book, alert, stream, account, position, position, true FROM {rows}""")
            .column("alert", "uuid", b -> b.set().id())
            .column("stream", "text", b -> b.customer().stream())
            .column("account", "text", Begun::account)
            .column("position", "bigint", Begun::position);

    private static final RowWriter<Switched> CHANGED = new RowWriter<Switched>("""
            UPDATE {schema}.alert a SET since = d.position, enabled = d.enabled
            FROM {rows} WHERE a.book = d.book AND a.alert = d.alert""")
            .column("alert", "uuid", Switched::alert)
            .column("position", "bigint", Switched::position)
            .column("enabled", "boolean", Switched::enabled);

    private final Map<UUID, Begun> begun = new LinkedHashMap<>();
    private final Map<UUID, Switched> switched = new LinkedHashMap<>();

    private record Begun(CustomerId customer, long position, AlertSet set) {
        String account() {
            Owner owner = new Owner.Customer(customer.uuid().toString());
            return new AccountId(customer.tenant(), owner, set.terms().unit()).stream();
        }
    }

    private record Switched(UUID alert, long position, boolean enabled) {}

    void add(RecordedEvent recorded, AlertSet event) {
        begun.put(event.id(), new Begun(CustomerId.ofStream(recorded.stream()), recorded.position(), event));
    }

    /** The last of a batch counts. */
    void change(RecordedEvent recorded, AlertSwitched event) {
        switched.put(event.alert(), new Switched(event.alert(), recorded.position(), event.enabled()));
    }

    void flush(Connection connection, String schema, int book) throws SQLException {
        NEW.write(connection, schema, book, begun.values());
        if (CHANGED.write(connection, schema, book, switched.values()) != switched.size()) {
            throw new IllegalStateException("alerts were switched that are not in the view: " + switched.keySet());
        }
    }
}
