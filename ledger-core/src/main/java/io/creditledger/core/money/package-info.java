/** Exact quantities. The only place that rounds or divides. */
@NullMarked
package io.creditledger.core.money;

import org.jspecify.annotations.NullMarked;
