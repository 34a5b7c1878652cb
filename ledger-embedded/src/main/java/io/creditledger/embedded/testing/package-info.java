/** Databases for tests: one throw-away server per JVM, one fresh database per test class. For test scope only. */
@NullMarked
package io.creditledger.embedded.testing;

import org.jspecify.annotations.NullMarked;
