package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.Usage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What credits were used for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageBody(
        String kind,
        @Nullable String model,
        @JsonProperty("input_tokens") @Nullable Long inputTokens,
        @JsonProperty("output_tokens") @Nullable Long outputTokens,
        @JsonProperty("occurred_at") @Nullable Instant occurredAt,
        @Nullable UUID member) {

    static UsageBody of(Usage usage) {
        return new UsageBody(
                usage.kind(),
                usage.model(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.occurredAt(),
                usage.member());
    }
}
