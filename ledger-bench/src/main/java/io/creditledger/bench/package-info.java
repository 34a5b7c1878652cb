/** Tools that try the ledger hard; no part of the server. */
@NullMarked
package io.creditledger.bench;

import org.jspecify.annotations.NullMarked;
