/** The small kernel every subject shares: a command is decided into events or refused with data. */
@NullMarked
package io.creditledger.core.decider;

import org.jspecify.annotations.NullMarked;
