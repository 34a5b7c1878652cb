/** Standing orders: what is bought again without the payer being there. */
@NullMarked
package io.creditledger.projections.standing;

import org.jspecify.annotations.NullMarked;
