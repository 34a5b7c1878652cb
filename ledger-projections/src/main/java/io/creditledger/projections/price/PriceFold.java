package io.creditledger.projections.price;

import io.creditledger.core.eventstore.PriceCodec;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.price.PriceEvent;
import io.creditledger.core.price.PriceEvent.PriceCreated;
import io.creditledger.core.price.PriceEvent.PriceMetadataChanged;
import io.creditledger.core.price.PriceId;
import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.projections.RowWriter;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Price events into prices. */
final class PriceFold implements ViewFold {
    private static final RowWriter<PriceRow> NEW = changes(new RowWriter<PriceRow>("""
            INSERT INTO {schema}.price
            SELECT book, stream, seq, position, created_position, created, tenant, external, name, model, currency,
                item, terms, metadata
            FROM {rows} WHERE d.first = 0 ON CONFLICT DO NOTHING"""))
            .column("created_position", "bigint", r -> r.createdPosition)
            .column("created", "timestamptz", r -> r.creation().at())
            .column("tenant", "text", r -> PriceId.ofStream(r.stream).tenant())
            .column("external", "text", r -> r.creation().terms().externalPriceId())
            .column("name", "text", r -> r.creation().terms().name())
            .column("model", "text", r -> ModelTypes.of(r.creation().terms().model()))
            .column("currency", "text", r -> r.creation().terms().currency())
            .column("item", "text", r -> r.creation().terms().itemId())
            .column("terms", "text", r -> PriceCodec.encode(r.creation().terms()));

    private static final RowWriter<PriceRow> CHANGED = changes(new RowWriter<>("""
            UPDATE {schema}.price p SET seq = d.seq, position = d.position, metadata = d.metadata
            FROM {rows} WHERE p.book = d.book AND p.stream = d.stream AND p.seq = d.first - 1"""));

    private final int book;
    private final Map<String, PriceRow> rows = new LinkedHashMap<>();

    PriceFold(int book) {
        this.book = book;
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (!(recorded.event() instanceof PriceEvent event)) {
            return;
        }
        PriceRow row = rows.computeIfAbsent(recorded.stream(), stream -> new PriceRow(recorded));
        row.follow(recorded);
        switch (event) {
            case PriceCreated e -> row.created(e);
            case PriceMetadataChanged e -> row.metadata = e.metadata();
        }
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        write(
                connection,
                schema,
                NEW,
                rows.values().stream().filter(row -> row.created != null).toList());
        write(
                connection,
                schema,
                CHANGED,
                rows.values().stream().filter(row -> row.created == null).toList());
    }

    private void write(Connection connection, String schema, RowWriter<PriceRow> writer, List<PriceRow> some)
            throws SQLException {
        int written = writer.write(connection, schema, book, some);
        if (written != some.size()) {
            throw new IllegalStateException((some.size() - written)
                    + " do not stand right before the batch; expected before it, one of "
                    + some.stream()
                            .map(row -> row.stream + " at " + (row.first - 1))
                            .limit(10)
                            .toList());
        }
    }

    private static RowWriter<PriceRow> changes(RowWriter<PriceRow> writer) {
        return writer.column("stream", "text", r -> r.stream)
                .column("first", "bigint", r -> r.first)
                .column("seq", "bigint", r -> r.seq)
                .column("position", "bigint", r -> r.position)
                .column("metadata", "text", r -> PriceCodec.encode(r.metadata));
    }
}
