/** Stripe without Stripe: a stateful server on loopback that speaks Stripe's HTTP API, as far as the ledger uses it. */
@NullMarked
package io.creditledger.sandbox;

import org.jspecify.annotations.NullMarked;
