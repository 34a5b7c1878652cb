package io.creditledger.core.decider;

import java.util.UUID;

/** Identities derived from a command's identity, so that the model never makes one up. */
public final class Ids {
    private Ids() {}

    /**
     * The n-th identity that belongs to {@code id}: itself for 0, neighbours in the random tail of the UUIDv7 for more.
     *
     * @param n 0 to 1,000,000
     */
    public static UUID nth(UUID id, int n) {
        return n == 0 ? id : new UUID(id.getMostSignificantBits(), variant(id.getLeastSignificantBits() + n));
    }

    /** Keeps the RFC 9562 variant bits whatever the addition carried. */
    private static long variant(long bits) {
        return (bits & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    }
}
