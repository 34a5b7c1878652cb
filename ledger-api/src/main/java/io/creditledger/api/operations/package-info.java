/** Running the ledger: the command line, what it prints, and how it ends. */
@NullMarked
package io.creditledger.api.operations;

import org.jspecify.annotations.NullMarked;
