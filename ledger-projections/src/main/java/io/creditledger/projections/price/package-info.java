/** Prices: what usage costs. */
@NullMarked
package io.creditledger.projections.price;

import org.jspecify.annotations.NullMarked;
