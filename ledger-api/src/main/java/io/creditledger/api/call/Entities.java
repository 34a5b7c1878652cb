package io.creditledger.api.call;

import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.tier.TierQueries;
import io.creditledger.projections.tier.TierView;
import java.util.List;

/** The entities of a tenant and their tiers; an entity exists when its account is open. */
public final class Entities {
    private final Accounts accounts;
    private final TierQueries tiers;
    private final Reads reads;

    public Entities(Accounts accounts, TierQueries tiers, Reads reads) {
        this.accounts = accounts;
        this.tiers = tiers;
        this.reads = reads;
    }

    /**
     * The entity's own account.
     *
     * @throws Problem 404 when the tenant has no such entity
     */
    public AccountView known(Call call, String entity) {
        return accounts.find(call, id(call, entity)).orElseThrow(() -> Problem.notFound("Entity " + entity));
    }

    /**
     * Whether the tenant has such an entity: for a command that is refused if not, so that its key is bound.
     *
     * @throws Problem 404 when no entity can be called so
     */
    public boolean isKnown(Call call, String entity) {
        return accounts.find(call, id(call, entity)).isPresent();
    }

    /** @throws Problem 404 when no entity can be called so; what an unknown one is asked is refused as unknown tier */
    public void checkName(Call call, String entity) {
        id(call, entity);
    }

    /** An entity's tiers in the order they were added. */
    public List<TierView> tiers(Call call, String entity, boolean retiredToo) {
        known(call, entity);
        reads.await(call, Views.TIER, stream(call, entity));
        return tiers.tiers(call.tenant(), entity, retiredToo);
    }

    /** @throws Problem 404 when the entity has no such tier */
    public TierView tier(Call call, String entity, String tier) {
        known(call, entity);
        reads.await(call, Views.TIER, stream(call, entity));
        return tiers.tier(call.tenant(), entity, tier).orElseThrow(() -> Problem.notFound("Tier " + tier));
    }

    private static String stream(Call call, String entity) {
        return call.tenant() + "/tiers:" + entity;
    }

    private static AccountId id(Call call, String entity) {
        try {
            return AccountId.entity(call.tenant(), entity);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("Entity");
        }
    }
}
