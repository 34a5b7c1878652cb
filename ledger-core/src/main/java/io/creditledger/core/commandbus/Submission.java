package io.creditledger.core.commandbus;

import io.creditledger.core.decider.LedgerCommand;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way to the ledger.
 *
 * @param command what is asked
 * @param tenant whose namespace the key belongs to
 * @param key idempotency key, at most 255 characters; null: a retry is a new command
 * @param metadata who and why, stored with the events: {@code actor}, {@code request}
 */
public record Submission(
        LedgerCommand command, String tenant, @Nullable String key, SortedMap<String, String> metadata) {
    private static final int MAX_KEY = 255;
    private static final int MAX_NAME = 512;

    /** @throws IllegalArgumentException when a text is empty, too long, or none that a database could give back */
    public Submission {
        checked(tenant, MAX_NAME, "tenant");
        checked(command.stream(), MAX_NAME, "stream");
        if (key != null) {
            checked(key, MAX_KEY, "idempotency key");
        }
    }

    private static void checked(String text, int most, String what) {
        if (text.isEmpty() || text.length() > most) {
            throw new IllegalArgumentException(
                    "the " + what + " must have 1 to " + most + " characters, got " + text.length());
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("the " + what + " has characters that cannot be stored");
        }
    }
}
