package io.creditledger.core.tier;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.tier.TierCommand.AddTier;
import io.creditledger.core.tier.TierCommand.RetireTier;
import io.creditledger.core.tier.TierCommand.UpdateTier;
import io.creditledger.core.tier.TierEvent.TierAdded;
import io.creditledger.core.tier.TierEvent.TierRetired;
import io.creditledger.core.tier.TierEvent.TierUpdated;
import io.creditledger.core.tier.TierRefusal.DuplicateTier;
import io.creditledger.core.tier.TierRefusal.NothingLeftToOffer;
import io.creditledger.core.tier.TierRefusal.TierIsRetired;
import io.creditledger.core.tier.TierRefusal.TooManyTiers;
import io.creditledger.core.tier.TierRefusal.UnknownEntity;
import io.creditledger.core.tier.TierRefusal.UnknownTier;
import io.creditledger.core.tier.TierRefusal.VersionConflict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens when something is asked of an entity's tiers. Pure. */
public final class TierDecider {
    private TierDecider() {}

    /** Accepted with what happened, or refused with the first reason in the order of {@link TierRefusal}. */
    public static Decision<TierEvent> decide(TierCommand command, TierCatalogue catalogue) {
        TierRefusal flaw = TierForm.flaw(command);
        if (flaw != null) {
            return Decision.refuse(flaw);
        }
        return switch (command) {
            case AddTier c -> add(c, catalogue);
            case UpdateTier c -> update(c, catalogue.tier(c.tier()));
            case RetireTier c -> retire(c, catalogue.tier(c.tier()));
        };
    }

    private static Decision<TierEvent> add(AddTier command, TierCatalogue catalogue) {
        if (!command.entityKnown()) {
            return Decision.refuse(new UnknownEntity(command.entity()));
        }
        Tier tier = catalogue.tier(command.tier());
        if (tier != null) {
            return Decision.refuse(
                    tier.retired() ? new TierIsRetired(command.tier()) : new DuplicateTier(command.tier()));
        }
        if (catalogue.tiers().size() >= TierForm.MAX_TIERS) {
            return Decision.refuse(new TooManyTiers(TierForm.MAX_TIERS));
        }
        return Decision.accept(new TierAdded(command.id(), command.at(), command.tier(), 1, command.terms()));
    }

    /** Terms that are offered already are accepted without an event, so that a repeated update is no new version. */
    private static Decision<TierEvent> update(UpdateTier command, @Nullable Tier tier) {
        if (tier == null) {
            return Decision.refuse(new UnknownTier(command.tier()));
        }
        TierRefusal refusal = refusal(command.tier(), tier, command.version());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        TierTerms terms = command.change().of(tier.terms());
        if (terms.credits().isZero() && terms.extraCredits().isZero()) {
            return Decision.refuse(new NothingLeftToOffer(command.tier()));
        }
        if (tier.terms().equals(terms)) {
            return new Decision.Accepted<>(List.of());
        }
        return Decision.accept(new TierUpdated(command.id(), command.at(), command.tier(), tier.version() + 1, terms));
    }

    private static Decision<TierEvent> retire(RetireTier command, @Nullable Tier tier) {
        if (tier == null) {
            return Decision.refuse(new UnknownTier(command.tier()));
        }
        TierRefusal refusal = refusal(command.tier(), tier, command.version());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(new TierRetired(command.id(), command.at(), command.tier(), tier.version() + 1));
    }

    private static @Nullable TierRefusal refusal(String id, Tier tier, @Nullable Long seen) {
        if (tier.retired()) {
            return new TierIsRetired(id);
        }
        if (seen == null || seen == tier.version()) {
            return null;
        }
        return new VersionConflict(id, seen, tier.version());
    }
}
