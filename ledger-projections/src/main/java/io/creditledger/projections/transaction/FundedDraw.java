package io.creditledger.projections.transaction;

import io.creditledger.core.account.Draw;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draw with its funding.
 *
 * @param draw block, amount and cost
 * @param grant transaction that granted the block's credits
 * @param payment paid object behind that grant, if money moved
 */
public record FundedDraw(Draw draw, UUID grant, @Nullable String payment) {}
