/** What is tortured: real processes, a real PostgreSQL, a network that fails on request. */
@NullMarked
package io.creditledger.bench.torture.stage;

import org.jspecify.annotations.NullMarked;
