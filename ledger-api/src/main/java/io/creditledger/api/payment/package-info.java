/** Payments as the API deals with them: the port to the payment provider, in the ledger's own words. */
@NullMarked
package io.creditledger.api.payment;

import org.jspecify.annotations.NullMarked;
