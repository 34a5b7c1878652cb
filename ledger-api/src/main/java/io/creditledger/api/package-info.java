/** How the world reaches the ledger. This package wires it; the packages below speak for it. */
@NullMarked
package io.creditledger.api;

import org.jspecify.annotations.NullMarked;
