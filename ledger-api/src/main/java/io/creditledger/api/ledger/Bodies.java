package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of request bodies, for the OpenAPI document. {@link CommandReader} reads them; a test keeps the two alike.
 */
final class Bodies {
    private Bodies() {}

    record Organization(String slug) {}

    record Entity(String entity) {}

    record Open(
            String account,
            @JsonProperty("negative_allowed") @Nullable Boolean negativeAllowed,
            @JsonProperty("low_balance_threshold") @Nullable Credits lowBalanceThreshold) {}

    record Configure(
            @JsonProperty("negative_allowed") @Nullable Boolean negativeAllowed,
            @JsonProperty("low_balance_threshold") @Nullable Credits lowBalanceThreshold) {}

    record Block(
            Credits amount,
            @Nullable String source,
            @JsonProperty("effective_at") @Nullable Instant effectiveAt,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @Nullable Integer priority,
            @JsonProperty("cost_basis") @Nullable UnitCost costBasis) {}

    record Grant(
            Credits amount,
            @Nullable String source,
            @JsonProperty("effective_at") @Nullable Instant effectiveAt,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @Nullable Integer priority,
            @JsonProperty("cost_basis") @Nullable UnitCost costBasis,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, String> metadata) {}

    record Purchase(
            List<Block> blocks,
            @Nullable String source,
            @Nullable String offer,
            @Nullable String payment,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, String> metadata) {}

    /** An amount; or a price with a quantity, with properties, or with both. */
    record Decrement(
            @Nullable Credits amount,
            @Nullable String price,
            @Nullable BigDecimal quantity,
            @Nullable Map<String, Object> properties,
            @Nullable String kind,
            @Nullable String model,
            @JsonProperty("input_tokens") @Nullable Long inputTokens,
            @JsonProperty("output_tokens") @Nullable Long outputTokens,
            @JsonProperty("occurred_at") @Nullable Instant occurredAt,
            @Nullable UUID member,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, String> metadata) {}

    record Hold(
            Credits amount,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @Nullable UUID member,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, String> metadata) {}

    record Capture(
            Credits amount,
            @Nullable Boolean last,
            @Nullable String kind,
            @Nullable String model,
            @JsonProperty("input_tokens") @Nullable Long inputTokens,
            @JsonProperty("output_tokens") @Nullable Long outputTokens,
            @JsonProperty("occurred_at") @Nullable Instant occurredAt,
            @Nullable UUID member,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, String> metadata) {}

    /** {@code amount} absent: all there is. */
    record Take(
            @Nullable Credits amount,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, String> metadata) {}

    record Expiry(
            @Nullable Credits amount,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, String> metadata) {}

    record Remark(
            @Nullable String reason,
            @Nullable String reference,
            @Nullable Map<String, String> metadata) {}

    record Batch(List<Command> commands) {
        /** With the fields of the operation that {@code type} names beside these. */
        record Command(
                String type,
                String account,
                @JsonProperty("idempotency_key") String idempotencyKey,
                @Nullable UUID hold,
                @Nullable UUID block,
                @Nullable UUID transaction) {}
    }

    record Tier(
            String name,
            String price,
            Credits credits,
            @JsonProperty("extra_credits") @Nullable Credits extraCredits,
            @Nullable String period) {}

    record NewTier(
            String tier,
            String name,
            String price,
            Credits credits,
            @JsonProperty("extra_credits") @Nullable Credits extraCredits,
            @Nullable String period) {}

    record NewTenant(
            String tenant,
            @JsonProperty("signup_allocation") @Nullable Credits signupAllocation) {}

    record TenantChange(
            @JsonProperty("signup_allocation") @Nullable Credits signupAllocation,
            @JsonProperty("redirect_origins") @Nullable List<String> redirectOrigins) {}

    record NewKey(List<String> scopes, @Nullable String label) {}

    /** One of the two. */
    record TokenVerification(
            @Nullable String secret, @Nullable Map<String, Object> jwks) {}
}
