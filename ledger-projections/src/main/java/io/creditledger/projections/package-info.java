/** Views folded from events; every one can be dropped and rebuilt. */
@NullMarked
package io.creditledger.projections;

import org.jspecify.annotations.NullMarked;
