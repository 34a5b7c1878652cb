package io.creditledger.projections.balance;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open hold: {@code amount} is what is still reserved of {@code placed}. */
public record HoldView(
        UUID hold, Credits placed, Credits amount, @Nullable Instant expiresAt, Instant placedAt) {}
