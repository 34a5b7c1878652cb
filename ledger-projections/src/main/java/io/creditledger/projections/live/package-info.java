/** How views follow the book, and what keeps reads and views together. */
@NullMarked
package io.creditledger.projections.live;

import org.jspecify.annotations.NullMarked;
