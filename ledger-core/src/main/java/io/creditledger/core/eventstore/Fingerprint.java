package io.creditledger.core.eventstore;

import io.creditledger.core.decider.LedgerCommand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What a command asks, as 16 bytes: two commands under one idempotency key are the same question or they are not. */
public final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    /**
     * First 16 bytes of SHA-256 over the command's kind and its canonical JSON without what the ledger adds itself:
     * {@code id}, {@code at}, {@code recorded}, {@code allocation} and {@code entityKnown}. Absent parts are left out,
     * so a nullable component added later does not change old fingerprints.
     */
    public static byte[] of(LedgerCommand command) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(command.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(LedgerJson.QUESTIONS.writeValueAsBytes(command)), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
