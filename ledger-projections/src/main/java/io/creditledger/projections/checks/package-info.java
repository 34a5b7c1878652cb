/** Proofs that the books are whole: positions, hashes, sums, views, keys and snapshots. */
@NullMarked
package io.creditledger.projections.checks;

import org.jspecify.annotations.NullMarked;
