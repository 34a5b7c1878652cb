/** The native API: {@code /api/ledger/v1}. */
@NullMarked
package io.creditledger.api.ledger;

import org.jspecify.annotations.NullMarked;
