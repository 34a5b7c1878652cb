/** Usage events: what metered decrements were for. */
@NullMarked
package io.creditledger.projections.metered;

import org.jspecify.annotations.NullMarked;
