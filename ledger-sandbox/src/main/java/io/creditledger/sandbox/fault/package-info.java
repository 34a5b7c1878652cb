/** Switches that make the sandbox misbehave on purpose, as Stripe or the network might. */
@NullMarked
package io.creditledger.sandbox.fault;

import org.jspecify.annotations.NullMarked;
