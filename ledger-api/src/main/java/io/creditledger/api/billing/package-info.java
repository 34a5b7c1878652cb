/** Dialect 3, prices and credit blocks: {@code /v1}. */
@NullMarked
package io.creditledger.api.billing;

import org.jspecify.annotations.NullMarked;
