/** What usage costs, as a tenant fixed it: prices, their terms and their metadata. */
@NullMarked
package io.creditledger.core.price;

import org.jspecify.annotations.NullMarked;
