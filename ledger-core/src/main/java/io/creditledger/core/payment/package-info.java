/** Money's way through the payment provider, and what it makes due on an account. */
@NullMarked
package io.creditledger.core.payment;

import org.jspecify.annotations.NullMarked;
