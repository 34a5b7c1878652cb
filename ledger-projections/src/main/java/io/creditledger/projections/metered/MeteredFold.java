package io.creditledger.projections.metered;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Metered;
import io.creditledger.core.account.Unmetered;
import io.creditledger.core.eventstore.PriceCodec;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.RowWriter;
import io.creditledger.projections.ViewFold;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Metered decrements into usage events; amendments take off what they gave back. */
final class MeteredFold implements ViewFold {
    private static final RowWriter<Used> USED = new RowWriter<Used>("""
            INSERT INTO {schema}.usage_event
            SELECT book, id, tenant, owner, at, position, price, metric, quantity, false, properties::jsonb
            FROM {rows} ON CONFLICT DO NOTHING""")
            .column("id", "uuid", u -> u.id)
            .column("tenant", "text", u -> u.account.tenant())
            .column("owner", "text", u -> owner(u.account))
            .column("at", "timestamptz", u -> u.at)
            .column("position", "bigint", u -> u.position)
            .column("price", "uuid", u -> u.metered.price())
            .column("metric", "text", u -> u.metered.metric())
            .column("quantity", "numeric", u -> u.metered.quantity())
            .column("properties", "text", u -> PriceCodec.encode(u.metered.properties(), u.metered.plain()));

    private static final RowWriter<Returned> RETURNED = new RowWriter<Returned>("""
            UPDATE {schema}.usage_event u
            SET quantity = u.quantity - d.quantity, undone = u.quantity = d.quantity
            FROM {rows} WHERE u.book = d.book AND u.id = d.id AND u.quantity >= d.quantity""")
            .column("id", "uuid", Returned::decrement)
            .column("quantity", "numeric", Returned::quantity);

    private final int book;
    private final List<Used> used = new ArrayList<>();
    private final Map<UUID, BigDecimal> returned = new LinkedHashMap<>();

    private record Used(UUID id, AccountId account, Instant at, long position, Metered metered) {}

    private record Returned(UUID decrement, BigDecimal quantity) {}

    MeteredFold(int book) {
        this.book = book;
    }

    /** The name of an account's owner, under which all of their accounts are. */
    static String owner(AccountId account) {
        return new AccountId(account.tenant(), account.owner(), AccountId.CREDITS).stream();
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (recorded.event() instanceof CreditsDecremented e && e.metered() != null) {
            Instant said = e.usage().occurredAt();
            AccountId account = AccountId.ofStream(recorded.stream());
            used.add(new Used(e.id(), account, said == null ? e.at() : said, recorded.position(), e.metered()));
        } else if (recorded.event() instanceof DecrementAmended e && e.unmetered() != null) {
            Unmetered back = e.unmetered();
            returned.merge(e.decrement(), back.quantity(), BigDecimal::add);
        }
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        if (USED.write(connection, schema, book, used) != used.size()) {
            throw new IllegalStateException("usage events are there already, expected none of "
                    + used.stream().map(Used::id).limit(10).toList());
        }
        int changed = RETURNED.write(
                connection,
                schema,
                book,
                returned.entrySet().stream()
                        .map(e -> new Returned(e.getKey(), e.getValue()))
                        .toList());
        if (changed != returned.size()) {
            throw new IllegalStateException("usage was given back that is not there, expected for each of " + returned);
        }
    }
}
