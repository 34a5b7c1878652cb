/** Customers: who they are, and what is bought for them when their credits run low. */
@NullMarked
package io.creditledger.core.customer;

import org.jspecify.annotations.NullMarked;
