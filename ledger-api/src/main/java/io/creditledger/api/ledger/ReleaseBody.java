package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.UUID;

/** A hold that was given up: {@code amount} is free again. */
record ReleaseBody(
        UUID hold,
        String account,
        Credits amount,
        @JsonProperty("released_at") Instant releasedAt) {}
