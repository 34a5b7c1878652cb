/** Compares a history with the events and the views, by rules of its own. */
@NullMarked
package io.creditledger.bench.torture.check;

import org.jspecify.annotations.NullMarked;
