package io.creditledger.projections.tier;

import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierTerms;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of the view {@value TierProjection#VIEW}. */
public final class PgTierQueries implements TierQueries {
    private static final String SELECT = "SELECT * FROM view_tier.tier WHERE book = :book AND stream = :stream";

    private final JdbcClient jdbc;
    private final int book;

    public PgTierQueries(DataSource dataSource, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.book = book;
    }

    @Override
    public List<TierView> tiers(String tenant, String entity, boolean retiredToo) {
        return jdbc.sql(SELECT + (retiredToo ? "" : " AND NOT retired") + " ORDER BY added_position")
                .param("book", book)
                .param("stream", stream(tenant, entity))
                .query(rows(tenant, entity))
                .list();
    }

    @Override
    public Optional<TierView> tier(String tenant, String entity, String tier) {
        return jdbc.sql(SELECT + " AND tier = :tier")
                .param("book", book)
                .param("stream", stream(tenant, entity))
                .param("tier", tier)
                .query(rows(tenant, entity))
                .optional();
    }

    private static String stream(String tenant, String entity) {
        return tenant + "/tiers:" + entity;
    }

    private static RowMapper<TierView> rows(String tenant, String entity) {
        return (row, n) -> new TierView(
                tenant, entity, row.getString("tier"), terms(row), row.getLong("version"), row.getBoolean("retired"));
    }

    private static TierTerms terms(ResultSet row) throws SQLException {
        return new TierTerms(
                row.getString("name"),
                canonical(row.getBigDecimal("price")),
                new Credits(row.getBigDecimal("credits")),
                new Credits(row.getBigDecimal("extra_credits")),
                Period.valueOf(row.getString("period")));
    }

    private static BigDecimal canonical(BigDecimal price) {
        BigDecimal stripped = price.signum() == 0 ? BigDecimal.ZERO : price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
