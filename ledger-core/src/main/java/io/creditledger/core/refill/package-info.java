/** Auto-refill: credits bought without the payer being there, when the balance falls to a threshold. */
@NullMarked
package io.creditledger.core.refill;

import org.jspecify.annotations.NullMarked;
