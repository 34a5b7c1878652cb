/** What accounts have: balance, blocks, holds, now. */
@NullMarked
package io.creditledger.projections.balance;

import org.jspecify.annotations.NullMarked;
