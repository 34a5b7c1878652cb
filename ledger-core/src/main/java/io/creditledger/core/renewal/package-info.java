/** Recurring tiers: bought again each period, without the payer being there. */
@NullMarked
package io.creditledger.core.renewal;

import org.jspecify.annotations.NullMarked;
