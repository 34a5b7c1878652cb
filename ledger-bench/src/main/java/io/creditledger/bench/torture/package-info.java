/** The workload under faults, with a checker that does not trust the ledger. */
@NullMarked
package io.creditledger.bench.torture;

import org.jspecify.annotations.NullMarked;
