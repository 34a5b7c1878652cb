/** Stripe behind the ledger's own words: the only package that knows its library. */
@NullMarked
package io.creditledger.api.stripe;

import org.jspecify.annotations.NullMarked;
