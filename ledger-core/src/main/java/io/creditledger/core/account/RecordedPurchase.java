package io.creditledger.core.account;

import io.creditledger.core.money.Credits;

/**
 * What the history says about a purchase.
 *
 * @param amount credits bought, all blocks together
 * @param forfeited credits of its blocks that expired or were voided up to {@code entry}
 * @param entry the account's last entry when this was read; when credits were forfeited after it, the command is
 *     refused as {@link AccountRefusal.OutOfDate} and is to be sent again with a new reading
 */
public record RecordedPurchase(Credits amount, Credits forfeited, long entry) {}
