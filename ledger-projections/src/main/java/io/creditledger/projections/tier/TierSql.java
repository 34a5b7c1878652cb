package io.creditledger.projections.tier;

import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.RowWriter;
import io.creditledger.projections.tier.TierFold.Stream;
import io.creditledger.projections.tier.TierFold.Tier;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements that write the view. */
final class TierSql {
    private static final String INSERT = """
            INSERT INTO {schema}.tier
            SELECT book, stream, tier, added, name, price, credits, extra, period, version, retired FROM {rows}""";

    private static final String UPDATE = """
            UPDATE {schema}.tier t
            SET name = coalesce(d.name, t.name), price = coalesce(d.price, t.price),
                credits = coalesce(d.credits, t.credits), extra_credits = coalesce(d.extra, t.extra_credits),
                period = coalesce(d.period, t.period), version = d.version, retired = d.retired
            FROM {rows}
            WHERE t.book = d.book AND t.stream = d.stream AND t.tier = d.tier AND t.version = d.first - 1""";

    private TierSql() {}

    /** Writes an entity only where it stands right before the batch. */
    static final RowWriter<Stream> STREAM = new RowWriter<Stream>("""
            INSERT INTO {schema}.entity AS e
            SELECT d.book, d.stream, d.seq, d.position FROM {rows}
            WHERE d.first = 0 OR EXISTS (
                SELECT FROM {schema}.entity o WHERE o.book = d.book AND o.stream = d.stream AND o.seq = d.first - 1)
            ON CONFLICT (book, stream) DO UPDATE SET seq = excluded.seq, position = excluded.position
            WHERE e.position < excluded.position AND e.seq < excluded.seq""")
            .column("stream", "text", Stream::stream)
            .column("first", "bigint", Stream::first)
            .column("seq", "bigint", Stream::seq)
            .column("position", "bigint", Stream::position);

    static final RowWriter<Tier> NEW_TIER = terms(new RowWriter<Tier>(INSERT)).column("added", "bigint", Tier::added);

    static final RowWriter<Tier> TIER = terms(new RowWriter<Tier>(UPDATE)).column("first", "bigint", Tier::first);

    private static RowWriter<Tier> terms(RowWriter<Tier> writer) {
        return writer.column("stream", "text", t -> t.key().stream())
                .column("tier", "text", t -> t.key().tier())
                .column("name", "text", t -> of(t, TierTerms::name))
                .column("price", "numeric", t -> of(t, TierTerms::price))
                .column("credits", "numeric", t -> of(t, TierTerms::credits))
                .column("extra", "numeric", t -> of(t, TierTerms::extraCredits))
                .column("period", "text", t -> of(t, terms -> terms.period().name()))
                .column("version", "bigint", Tier::version)
                .column("retired", "boolean", Tier::retired);
    }

    private static @Nullable Object of(Tier tier, Function<TierTerms, Object> part) {
        return tier.terms() == null ? null : part.apply(tier.terms());
    }

    /** Refuses when not every row could be written: the others do not stand right before the batch. */
    static <R> void refuseUnlessAll(
            Collection<R> rows, Function<R, String> name, Function<R, Long> first, int written) {
        if (written != rows.size()) {
            throw new IllegalStateException((rows.size() - written)
                    + " do not stand right before the batch; expected before it, one of "
                    + rows.stream()
                            .map(r -> name.apply(r) + " at " + (first.apply(r) - 1))
                            .limit(10)
                            .toList());
        }
    }
}
