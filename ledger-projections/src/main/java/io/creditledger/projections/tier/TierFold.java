package io.creditledger.projections.tier;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.tier.TierEvent;
import io.creditledger.core.tier.TierEvent.TierAdded;
import io.creditledger.core.tier.TierEvent.TierRetired;
import io.creditledger.core.tier.TierEvent.TierUpdated;
import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tier events into tiers. */
final class TierFold implements ViewFold {
    private final int book;
    final Map<String, Stream> streams = new LinkedHashMap<>();
    final Map<Key, Tier> tiers = new LinkedHashMap<>();

    /** How far a batch moves an entity's events. */
    record Stream(String stream, long first, long seq, long position) {}

    record Key(String stream, String tier) {}

    /** What a batch makes of a tier; {@code first}: version of its first change, {@code added}: position when new. */
    record Tier(
            Key key,
            long first,
            long version,
            @Nullable Long added,
            @Nullable TierTerms terms,
            boolean retired) {

        Tier changed(long newVersion, @Nullable TierTerms newTerms, boolean nowRetired) {
            if (newVersion != version + 1) {
                throw new SequenceBroken("tier " + key.tier() + " of " + key.stream(), version + 1, newVersion);
            }
            return new Tier(key, first, newVersion, added, newTerms == null ? terms : newTerms, nowRetired);
        }
    }

    TierFold(int book) {
        this.book = book;
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (!(recorded.event() instanceof TierEvent event)) {
            return;
        }
        follow(recorded);
        Key key = new Key(recorded.stream(), event.tier());
        switch (event) {
            case TierAdded e -> tiers.put(key, new Tier(key, 1, e.version(), recorded.position(), e.terms(), false));
            case TierUpdated e -> tiers.put(key, before(key, e).changed(e.version(), e.terms(), false));
            case TierRetired e -> tiers.put(key, before(key, e).changed(e.version(), null, true));
        }
    }

    private Tier before(Key key, TierEvent event) {
        Tier known = tiers.get(key);
        return known == null ? new Tier(key, event.version(), event.version() - 1, null, null, false) : known;
    }

    private void follow(RecordedEvent recorded) {
        Stream before = streams.get(recorded.stream());
        if (before != null && recorded.seq() != before.seq() + 1) {
            throw new SequenceBroken(recorded.stream(), before.seq() + 1, recorded.seq());
        }
        long first = before == null ? recorded.seq() : before.first();
        streams.put(recorded.stream(), new Stream(recorded.stream(), first, recorded.seq(), recorded.position()));
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        List<Tier> added =
                tiers.values().stream().filter(t -> t.added() != null).toList();
        List<Tier> changed =
                tiers.values().stream().filter(t -> t.added() == null).toList();
        TierSql.refuseUnlessAll(
                streams.values(),
                Stream::stream,
                Stream::first,
                TierSql.STREAM.write(connection, schema, book, streams.values()));
        TierSql.NEW_TIER.write(connection, schema, book, added);
        TierSql.refuseUnlessAll(
                changed, t -> t.key().toString(), Tier::first, TierSql.TIER.write(connection, schema, book, changed));
    }
}
