/** A real PostgreSQL, started by the ledger itself: nothing to install, data kept in one private directory. */
@NullMarked
package io.creditledger.embedded;

import org.jspecify.annotations.NullMarked;
