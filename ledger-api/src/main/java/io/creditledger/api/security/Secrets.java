package io.creditledger.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Random secrets and their hashes. A secret made here has 256 random bits, so a plain hash of it cannot be searched.
 * One that an operator chose ({@code LEDGER_BOOTSTRAP_KEY}) is as hard to find as it was chosen: nothing here slows a
 * search.
 */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 43 URL-safe characters, 256 random bits. */
    static String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** 16 hexadecimal characters: the public part of a key. */
    static String id() {
        return "lk_" + HexFormat.of().formatHex(bytes(8));
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Compares in a time that tells nothing about where they differ. */
    static boolean matches(byte[] hash, String secret) {
        return MessageDigest.isEqual(hash, hash(secret));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
