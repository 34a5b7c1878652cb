package io.creditledger.api.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Idempotency keys that the ledger derives itself for what may happen once. They begin with a character that no
 * caller's key can have.
 */
public final class ReservedKeys {
    private static final String MARK = "\u00a7";

    private ReservedKeys() {}

    /** The key under which {@code stream} gets a free tier. */
    public static String freeTier(String stream, String tier) {
        return MARK + "tier:" + digest(stream + "\n" + tier);
    }

    /** The key under which {@code stream} gets a period of a free recurring tier, known by its renewal. */
    public static String freePeriod(String stream, UUID renewal) {
        return MARK + "period:" + digest(stream + "\n" + renewal);
    }

    /** The key under which {@code stream} is opened when the database is set up. */
    public static String bootstrap(String stream) {
        return MARK + "bootstrap:" + digest(stream);
    }

    /** The key under which an account is asked for a payment's move, {@code refusals} times refused before. */
    public static String move(String payment, int move, int refusals) {
        return MARK + "move:" + digest(payment + "\n" + move + "\n" + refusals);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
