/** Faults by name. */
@NullMarked
package io.creditledger.bench.torture.scenario;

import org.jspecify.annotations.NullMarked;
