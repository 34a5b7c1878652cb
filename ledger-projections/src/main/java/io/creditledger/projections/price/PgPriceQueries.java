package io.creditledger.projections.price;

import io.creditledger.core.eventstore.PriceCodec;
import io.creditledger.core.price.PriceId;
import io.creditledger.projections.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of the view {@value PriceProjection#VIEW}. */
public final class PgPriceQueries implements PriceQueries {
    private final JdbcClient jdbc;
    private final int book;

    public PgPriceQueries(DataSource dataSource, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.book = book;
    }

    @Override
    public Optional<PriceView> price(PriceId price) {
        return jdbc.sql("SELECT * FROM view_price.price WHERE book = :book AND stream = :stream")
                .param("book", book)
                .param("stream", price.stream())
                .query((row, n) -> price(row))
                .optional();
    }

    @Override
    public List<PriceView> prices(String tenant, @Nullable Long before, int limit) {
        return jdbc.sql("""
                        SELECT * FROM view_price.price
                        WHERE book = :book AND tenant = :tenant AND created_position < :before
                        ORDER BY created_position DESC LIMIT :limit""")
                .param("book", book)
                .param("tenant", tenant)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, n) -> price(row))
                .list();
    }

    private static PriceView price(ResultSet row) throws SQLException {
        return new PriceView(
                PriceId.ofStream(row.getString("stream")),
                PriceCodec.terms(row.getString("terms")),
                PriceCodec.metadata(row.getString("metadata")),
                row.getLong("seq") + 1,
                Times.read(row, "created_at"),
                row.getLong("created_position"),
                row.getLong("position"));
    }
}
