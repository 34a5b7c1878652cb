/** What accounts had at any position or time. */
@NullMarked
package io.creditledger.projections.history;

import org.jspecify.annotations.NullMarked;
