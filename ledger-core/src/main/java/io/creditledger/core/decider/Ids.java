package io.creditledger.core.decider;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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

    /**
     * The identity of what callers name themselves, such as a customer by its external id: the same name gives the same
     * identity everywhere and for ever, so a stream under it can begin only once. The first 16 bytes of SHA-256 over
     * kind and name, as a UUIDv8.
     *
     * @param kind what is named, such as {@code customer}
     * @param name the caller's own name of it, within a tenant
     */
    public static UUID named(String kind, String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((kind + "\n" + name).getBytes(StandardCharsets.UTF_8));
            BigInteger bits = new BigInteger(1, Arrays.copyOf(hash, 16));
            long high = (bits.shiftRight(64).longValue() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
            return new UUID(high, variant(bits.longValue()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Keeps the RFC 9562 variant bits whatever the addition carried. */
    private static long variant(long bits) {
        return (bits & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    }
}
