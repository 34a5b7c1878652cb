package io.creditledger.core.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash that makes a change of history visible.
 *
 * <p>Leaf: {@code SHA-256(0x00 ‖ columns)} as in RFC 6962 §2.1. The columns follow one another in table order: integers
 * big-endian in their own width, the id as 16 bytes, the time as microseconds since 1970 (8 bytes), text and bytes with
 * their length (4 bytes) before them, an absent key as length −1. The chain is {@code SHA-256(chain ‖ leaf)}.
 */
public final class LeafHash {
    private static final int FIXED_BYTES = 1 + 4 + 8 + 8 + 16 + 4 + 8 + 6 * 4;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(LeafHash::sha256);

    private LeafHash() {}

    /** The leaf hash that the row should carry: over every column but the hash. */
    public static byte[] of(StoredEvent e) {
        return of(
                e.book(),
                e.position(),
                e.stream(),
                e.seq(),
                e.eventId(),
                e.type(),
                e.revision(),
                e.recordedAt(),
                e.payload(),
                e.metadata(),
                e.idempotencyKey());
    }

    @SuppressWarnings("checkstyle:ParameterNumber")
    static byte[] of(
            int book,
            long position,
            String stream,
            long seq,
            UUID eventId,
            String type,
            int revision,
            Instant recordedAt,
            byte[] payload,
            byte[] metadata,
            @Nullable String key) {
        byte[] streamBytes = stream.getBytes(StandardCharsets.UTF_8);
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        byte[] keyBytes = key == null ? new byte[0] : key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer leaf = ByteBuffer.allocate(FIXED_BYTES
                + streamBytes.length
                + typeBytes.length
                + payload.length
                + metadata.length
                + keyBytes.length);
        leaf.put((byte) 0).putInt(book).putLong(position);
        put(leaf, streamBytes);
        leaf.putLong(seq).putLong(eventId.getMostSignificantBits()).putLong(eventId.getLeastSignificantBits());
        put(leaf, typeBytes);
        leaf.putInt(revision).putLong(micros(recordedAt));
        put(leaf, payload);
        put(leaf, metadata);
        if (key == null) {
            leaf.putInt(-1);
        } else {
            put(leaf, keyBytes);
        }
        MessageDigest digest = SHA_256.get();
        digest.update(leaf.array(), 0, leaf.position());
        return digest.digest();
    }

    /** The chain after one more leaf. */
    public static byte[] chain(byte[] chain, byte[] leaf) {
        MessageDigest digest = SHA_256.get();
        digest.update(chain);
        return digest.digest(leaf);
    }

    /** Microseconds since 1970: the precision of the database's clock type. */
    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    private static void put(ByteBuffer leaf, byte[] bytes) {
        leaf.putInt(bytes.length).put(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
