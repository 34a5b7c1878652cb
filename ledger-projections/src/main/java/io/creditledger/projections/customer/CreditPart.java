package io.creditledger.projections.customer;

import io.creditledger.core.money.Credits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a customer's ledger: what a line of the statement did to one block.
 *
 * @param type what sort
 * @param amount how much, not negative
 * @param block of which block; null: beyond the blocks, a debt
 * @param starting balance before it
 * @param ending balance after it
 * @param effect on what remains of the block
 */
public record CreditPart(
        CreditType type, Credits amount, @Nullable UUID block, Credits starting, Credits ending, Credits effect) {}
