/** Payments: how far their money has come and what they make due. */
@NullMarked
package io.creditledger.projections.payment;

import org.jspecify.annotations.NullMarked;
