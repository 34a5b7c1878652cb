/** Histories as text that a bookkeeper can read: the parts that every subject's tables share. */
@NullMarked
package io.creditledger.core.history;

import org.jspecify.annotations.NullMarked;
