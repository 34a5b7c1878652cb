package io.creditledger.core.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What credits were used for.
 *
 * @param kind such as {@code inference}, {@code storage}, {@code usage}; lower case, see {@link #KIND}
 * @param model which model served, if any
 * @param inputTokens tokens read, if any
 * @param outputTokens tokens generated, if any
 * @param occurredAt when the usage happened, if not at the time of the command
 * @param member who used them, where the account is to keep count of its members
 */
public record Usage(
        String kind,
        @Nullable String model,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Instant occurredAt,
        @Nullable UUID member) {
    /** What a kind looks like. */
    public static final String KIND = "[a-z][a-z0-9_]{0,63}";

    /** Usage of nobody in particular. */
    public Usage(
            String kind,
            @Nullable String model,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            @Nullable Instant occurredAt) {
        this(kind, model, inputTokens, outputTokens, occurredAt, null);
    }

    public static Usage of(String kind) {
        return new Usage(kind, null, null, null, null);
    }

    /** The same usage by {@code user}. */
    public Usage by(@Nullable UUID user) {
        return new Usage(kind, model, inputTokens, outputTokens, occurredAt, user);
    }
}
