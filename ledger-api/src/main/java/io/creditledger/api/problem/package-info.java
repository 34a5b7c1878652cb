/** What goes wrong, in each dialect's own envelope. */
@NullMarked
package io.creditledger.api.problem;

import org.jspecify.annotations.NullMarked;
