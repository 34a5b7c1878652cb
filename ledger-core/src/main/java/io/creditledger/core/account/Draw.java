package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.util.UUID;

/**
 * What was taken from one block.
 *
 * @param block the block
 * @param amount credits taken, positive
 * @param costBasis what each of them had cost
 */
public record Draw(UUID block, Credits amount, UnitCost costBasis) {}
