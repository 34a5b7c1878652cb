/** Stripe's objects and what can be done with them, one file per subject. */
@NullMarked
package io.creditledger.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
