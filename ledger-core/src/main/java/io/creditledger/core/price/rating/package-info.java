/** What usage costs: pure functions from a model and usage to an amount and its working. Exact; only packages round. */
@NullMarked
package io.creditledger.core.price.rating;

import org.jspecify.annotations.NullMarked;
