/** Views rebuilt from the first event while the old ones serve. */
@NullMarked
package io.creditledger.projections.replay;

import org.jspecify.annotations.NullMarked;
