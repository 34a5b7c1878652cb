/** One request on its way into the ledger and back: who, under which key, what was acknowledged. */
@NullMarked
package io.creditledger.api.call;

import org.jspecify.annotations.NullMarked;
