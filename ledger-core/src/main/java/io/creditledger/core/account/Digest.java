package io.creditledger.core.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Property values as an account keeps them: short, so that its state stays small whatever usage says. A value longer
 * than any that a price can name stands by its hash, which tells it apart from all others; so does one that looks like
 * such a hash, so that nobody can take another's place.
 */
final class Digest {
    /** A price names values of at most so many characters. */
    static final int KEPT = 200;

    private static final String PREFIX = "sha256:";

    private Digest() {}

    static SortedMap<String, String> of(SortedMap<String, String> asked) {
        if (asked.values().stream().allMatch(Digest::isKept)) {
            return asked;
        }
        SortedMap<String, String> digested = new TreeMap<>();
        asked.forEach((name, value) -> digested.put(name, isKept(value) ? value : PREFIX + hash(value)));
        return digested;
    }

    private static boolean isKept(String value) {
        return value.length() <= KEPT && !value.startsWith(PREFIX);
    }

    private static String hash(String value) {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
