/** Events into usage: which count, how much each is, and in which groups they are rated. */
@NullMarked
package io.creditledger.core.price.evaluation;

import org.jspecify.annotations.NullMarked;
