/** What happened to accounts: statement lines. */
@NullMarked
package io.creditledger.projections.transaction;

import org.jspecify.annotations.NullMarked;
