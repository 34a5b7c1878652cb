package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Owner;
import io.creditledger.core.customer.CustomerEvent;
import io.creditledger.core.customer.CustomerEvent.AlertChanged;
import io.creditledger.core.customer.CustomerEvent.AlertRemoved;
import io.creditledger.core.customer.CustomerEvent.AlertSet;
import io.creditledger.core.customer.CustomerEvent.AlertSwitched;
import io.creditledger.core.customer.CustomerEvent.CustomerChanged;
import io.creditledger.core.customer.CustomerEvent.CustomerCreated;
import io.creditledger.core.customer.CustomerEvent.TopUpRemoved;
import io.creditledger.core.customer.CustomerEvent.TopUpSet;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.RowWriter;
import io.creditledger.projections.SequenceBroken;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Customers and their top-ups. */
final class ProfileFold {
    private static final RowWriter<Stream> NEW = columns(new RowWriter<>("""
            INSERT INTO {schema}.customer
            SELECT book, stream, tenant, seq, position, begun, profile FROM {rows} WHERE d.first = 0
            ON CONFLICT DO NOTHING"""));

    private static final RowWriter<Stream> CHANGED = columns(new RowWriter<>("""
            UPDATE {schema}.customer c SET seq = d.seq, position = d.position,
                profile_position = greatest(c.profile_position, d.profile)
            FROM {rows} WHERE c.book = d.book AND c.stream = d.stream AND c.seq = d.first - 1"""));

    private static final RowWriter<TopUp> TOP_UP = new RowWriter<TopUp>("""
            INSERT INTO {schema}.top_up
            SELECT book, top_up, stream, account, position, threshold, active_from FROM {rows}""")
            .column("top_up", "uuid", t -> t.set().id())
            .column("stream", "text", t -> t.customer().stream())
            .column("account", "text", TopUp::account)
            .column("position", "bigint", TopUp::position)
            .column("threshold", "numeric", t -> t.set().terms().threshold())
            .column("active_from", "timestamptz", t -> t.set().terms().activeFrom());

    private static final RowWriter<UUID> GONE = new RowWriter<UUID>(
                    "DELETE FROM {schema}.top_up t USING {rows} WHERE t.book = d.book AND t.top_up = d.top_up")
            .column("top_up", "uuid", id -> id);

    private final int book;
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private final Map<UUID, TopUp> topUps = new LinkedHashMap<>();
    private final List<UUID> gone = new ArrayList<>();
    private final AlertFold alerts = new AlertFold();

    /** How far a batch moves a customer's events, and where it last says who the customer is; 0: nowhere. */
    private record Stream(String stream, long first, long begun, long seq, long position, long profile) {
        String tenant() {
            return CustomerId.ofStream(stream).tenant();
        }
    }

    /** A top-up that the batch begins. */
    private record TopUp(CustomerId customer, long position, TopUpSet set) {
        String account() {
            Owner owner = new Owner.Customer(customer.uuid().toString());
            return new AccountId(customer.tenant(), owner, set.terms().unit()).stream();
        }
    }

    ProfileFold(int book) {
        this.book = book;
    }

    void add(RecordedEvent recorded, CustomerEvent event) {
        follow(recorded, event instanceof CustomerCreated || event instanceof CustomerChanged);
        switch (event) {
            case CustomerCreated e -> {}
            case CustomerChanged e -> {}
            case TopUpSet e -> {
                if (e.replaced() != null) {
                    remove(e.replaced());
                }
                topUps.put(e.id(), new TopUp(CustomerId.ofStream(recorded.stream()), recorded.position(), e));
            }
            case TopUpRemoved e -> remove(e.topUp());
            case AlertSet e -> alerts.add(recorded, e);
            case AlertChanged e -> alerts.change(recorded, e);
            case AlertRemoved e -> alerts.remove(recorded, e);
            case AlertSwitched e -> alerts.change(recorded, e);
        }
    }

    void flush(Connection connection, String schema) throws SQLException {
        List<Stream> begun =
                streams.values().stream().filter(s -> s.first() == 0).toList();
        List<Stream> changed =
                streams.values().stream().filter(s -> s.first() > 0).toList();
        int written = NEW.write(connection, schema, book, begun) + CHANGED.write(connection, schema, book, changed);
        if (written != streams.size()) {
            throw new IllegalStateException(
                    (streams.size() - written) + " customers do not stand right before the batch");
        }
        GONE.write(connection, schema, book, gone);
        TOP_UP.write(connection, schema, book, topUps.values());
        alerts.flush(connection, schema, book);
    }

    private void remove(UUID topUp) {
        if (topUps.remove(topUp) == null) {
            gone.add(topUp);
        }
    }

    private void follow(RecordedEvent recorded, boolean profiled) {
        Stream before = streams.get(recorded.stream());
        if (before != null && recorded.seq() != before.seq() + 1) {
            throw new SequenceBroken(recorded.stream(), before.seq() + 1, recorded.seq());
        }
        long first = before == null ? recorded.seq() : before.first();
        long begun = before == null ? recorded.position() : before.begun();
        long said = before == null ? 0 : before.profile();
        long profile = profiled ? recorded.position() : said;
        streams.put(
                recorded.stream(),
                new Stream(recorded.stream(), first, begun, recorded.seq(), recorded.position(), profile));
    }

    private static RowWriter<Stream> columns(RowWriter<Stream> writer) {
        return writer.column("stream", "text", Stream::stream)
                .column("tenant", "text", Stream::tenant)
                .column("first", "bigint", Stream::first)
                .column("begun", "bigint", Stream::begun)
                .column("seq", "bigint", Stream::seq)
                .column("position", "bigint", Stream::position)
                .column("profile", "bigint", Stream::profile);
    }
}
