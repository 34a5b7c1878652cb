/** One owner's credits in one unit: what may be asked, what can have happened, and the rules between. */
@NullMarked
package io.creditledger.core.account;

import org.jspecify.annotations.NullMarked;
