package io.creditledger.api.sampleone;

import com.stripe.StandIn;

/** Breaks a rule on purpose, to show that the rule notices. */
public final class RouteThatCallsStripe {
    void pay() {
        StandIn.charge();
    }
}
