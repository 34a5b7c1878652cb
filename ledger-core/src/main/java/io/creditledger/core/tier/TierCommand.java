package io.creditledger.core.tier;

import io.creditledger.core.decider.LedgerCommand;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of an entity's tiers. */
public sealed interface TierCommand extends LedgerCommand {
    String tenant();

    String entity();

    /** The entity's own id of the tier. */
    String tier();

    @Override
    default String stream() {
        return tenant() + "/tiers:" + entity();
    }

    /**
     * Offer a new tier.
     *
     * @param entityKnown whether the entity's account is open: read when the command is made, no part of what is asked
     */
    record AddTier(String tenant, String entity, UUID id, Instant at, String tier, TierTerms terms, boolean entityKnown)
            implements TierCommand {
        /** For an entity that is known. */
        public AddTier(String tenant, String entity, UUID id, Instant at, String tier, TierTerms terms) {
            this(tenant, entity, id, at, tier, terms, true);
        }
    }

    /**
     * Change what a tier offers; only what the change names. {@code version} null: whatever is there; otherwise the
     * version that was seen.
     */
    record UpdateTier(
            String tenant,
            String entity,
            UUID id,
            Instant at,
            String tier,
            TierChange change,
            @Nullable Long version) implements TierCommand {}

    /** Stop offering a tier; its id is not used again. */
    record RetireTier(
            String tenant,
            String entity,
            UUID id,
            Instant at,
            String tier,
            @Nullable Long version) implements TierCommand {}
}
