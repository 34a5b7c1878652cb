package io.creditledger.bench.torture.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event table.
 *
 * @param recordedMicros when it was appended, microseconds since 1970
 */
record LoggedEvent(
        int book,
        long position,
        String stream,
        long seq,
        UUID id,
        String type,
        int revision,
        long recordedMicros,
        byte[] payload,
        byte[] metadata,
        @Nullable String key,
        byte[] hash) {

    /** SHA-256 over a zero byte and all columns but the hash, as the stored format documents it. */
    byte[] expectedHash() {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        digest.update(ByteBuffer.allocate(12).putInt(book).putLong(position).flip());
        put(digest, stream.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(24)
                .putLong(seq)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
        put(digest, type.getBytes(StandardCharsets.UTF_8));
        digest.update(
                ByteBuffer.allocate(12).putInt(revision).putLong(recordedMicros).flip());
        put(digest, payload);
        put(digest, metadata);
        if (key == null) {
            digest.update(ByteBuffer.allocate(4).putInt(-1).flip());
        } else {
            put(digest, key.getBytes(StandardCharsets.UTF_8));
        }
        return digest.digest();
    }

    /** The chain after this event. */
    byte[] chained(byte[] before) {
        MessageDigest digest = sha256();
        digest.update(before);
        return digest.digest(hash);
    }

    private static void put(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
