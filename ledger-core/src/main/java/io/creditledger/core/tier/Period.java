package io.creditledger.core.tier;

/** How often a tier is bought. Names are the entity dialect's own. */
public enum Period {
    ONETIME,
    MONTHLY,
    YEARLY
}
