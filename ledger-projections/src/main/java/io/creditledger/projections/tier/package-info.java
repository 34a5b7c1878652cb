/** What entities offer: tiers. */
@NullMarked
package io.creditledger.projections.tier;

import org.jspecify.annotations.NullMarked;
