/** The offers of an entity: credits and bonus credits for a price, once or recurring. */
@NullMarked
package io.creditledger.core.tier;

import org.jspecify.annotations.NullMarked;
