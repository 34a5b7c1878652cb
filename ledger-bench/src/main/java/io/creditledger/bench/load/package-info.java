/** How fast the ledger is: {@code ./ledger bench}. Own database, own data, the books verified after every phase. */
@NullMarked
package io.creditledger.bench.load;

import org.jspecify.annotations.NullMarked;
