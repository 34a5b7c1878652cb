/** The HTTP server: everything under {@code api} wired together over one ledger, in the open. */
@NullMarked
package io.creditledger.api.server;

import org.jspecify.annotations.NullMarked;
