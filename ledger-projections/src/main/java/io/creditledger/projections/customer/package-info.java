/** Customers, their top-ups, and their credits as a ledger with one entry for each block that a line touched. */
@NullMarked
package io.creditledger.projections.customer;

import org.jspecify.annotations.NullMarked;
