/** Reconciliation: the ledger's payments and the provider's compared, both ways. */
@NullMarked
package io.creditledger.api.reconcile;

import org.jspecify.annotations.NullMarked;
