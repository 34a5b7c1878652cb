package io.creditledger.projections.balance;

import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.money.Credits;
import org.jspecify.annotations.Nullable;

/**
 * A block with its history summed up: amount = remaining + spent + forfeited + reversed + moved + repaid.
 *
 * @param terms what is fixed
 * @param remaining still there, held credits included
 * @param held pinned by holds
 * @param spent drawn by decrements and captures, less what was undone
 * @param forfeited expired or voided
 * @param reversed taken back with the purchase, less what was reinstated
 * @param moved moved to another block by a change of expiry
 * @param repaid went to debt when the block was granted
 * @param offer tier or price bought, if any
 * @param payment the paid object that funded it, if any
 */
public record BlockView(
        BlockTerms terms,
        Credits remaining,
        Credits held,
        Credits spent,
        Credits forfeited,
        Credits reversed,
        Credits moved,
        Credits repaid,
        @Nullable String offer,
        @Nullable String payment) {}
