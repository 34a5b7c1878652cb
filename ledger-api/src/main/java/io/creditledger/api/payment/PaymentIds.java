package io.creditledger.api.payment;

import io.creditledger.core.payment.PaymentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Payments by the request that makes them, so that a request sent again finds the payment it made. */
public final class PaymentIds {
    private static final long VERSION_8 = 0x8000L;

    private PaymentIds() {}

    /** The payment that the tenant's request under {@code key} makes: a UUID of version 8, a hash of both. */
    public static PaymentId of(String tenant, String key) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(tenant + "\n" + key));
        long most = (hash.getLong() & ~0xF000L) | VERSION_8;
        long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
        return new PaymentId(tenant, new UUID(most, least));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
