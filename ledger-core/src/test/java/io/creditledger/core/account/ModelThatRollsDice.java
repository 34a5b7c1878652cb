package io.creditledger.core.account;

import java.util.concurrent.ThreadLocalRandom;

/** Breaks a rule on purpose, to show that the rule notices. */
public final class ModelThatRollsDice {
    long bonus() {
        return ThreadLocalRandom.current().nextLong(10);
    }
}
