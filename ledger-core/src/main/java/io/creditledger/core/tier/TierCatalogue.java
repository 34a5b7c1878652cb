package io.creditledger.core.tier;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.tier.TierEvent.TierAdded;
import io.creditledger.core.tier.TierEvent.TierRetired;
import io.creditledger.core.tier.TierEvent.TierUpdated;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All tiers an entity ever offered, retired ones too, because an id is never used again.
 *
 * @param tiers by the entity's own id, in the order in which they were added
 */
public record TierCatalogue(Map<String, Tier> tiers) {
    /** The state before the first event. */
    public static final TierCatalogue EMPTY = new TierCatalogue(Map.of());

    /** The tier with that id, retired or not; null: there never was one. */
    public @Nullable Tier tier(String id) {
        return tiers.get(id);
    }

    /**
     * The catalogue after {@code event}.
     *
     * @throws CorruptStream when the event cannot have happened to this catalogue
     */
    public static TierCatalogue evolve(TierCatalogue catalogue, TierEvent event) {
        return switch (event) {
            case TierAdded e -> catalogue.added(e);
            case TierUpdated e -> catalogue.with(e.tier(), new Tier(e.terms(), catalogue.next(e), false));
            case TierRetired e ->
                catalogue.with(e.tier(), new Tier(catalogue.offered(e).terms(), catalogue.next(e), true));
        };
    }

    private TierCatalogue added(TierAdded event) {
        if (tiers.containsKey(event.tier()) || event.version() != 1) {
            throw new CorruptStream("tier " + event.tier() + " cannot be added by " + event);
        }
        return with(event.tier(), new Tier(event.terms(), 1, false));
    }

    private long next(TierEvent event) {
        if (event.version() != offered(event).version() + 1) {
            throw new CorruptStream("version " + event.version() + " of tier " + event.tier()
                    + " cannot follow version " + offered(event).version());
        }
        return event.version();
    }

    private Tier offered(TierEvent event) {
        Tier tier = tiers.get(event.tier());
        if (tier == null || tier.retired()) {
            throw new CorruptStream("tier " + event.tier() + " is not offered and cannot have " + event);
        }
        return tier;
    }

    private TierCatalogue with(String id, Tier tier) {
        Map<String, Tier> copy = new LinkedHashMap<>(tiers);
        copy.put(id, tier);
        return new TierCatalogue(Collections.unmodifiableMap(copy));
    }
}
