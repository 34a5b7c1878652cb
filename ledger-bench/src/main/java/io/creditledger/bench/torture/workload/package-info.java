/** Clients that ask for everything the ledger can do, over HTTP, by a seed. */
@NullMarked
package io.creditledger.bench.torture.workload;

import org.jspecify.annotations.NullMarked;
