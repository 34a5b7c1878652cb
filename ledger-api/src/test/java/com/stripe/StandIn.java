package com.stripe;

/** Stands for Stripe's library in the architecture test. */
public final class StandIn {
    private StandIn() {}

    /** Something to depend on. */
    public static void charge() {}
}
