/** What credits were used for, per day and kind. */
@NullMarked
package io.creditledger.projections.usage;

import org.jspecify.annotations.NullMarked;
