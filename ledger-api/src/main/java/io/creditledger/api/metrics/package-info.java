/** What operators measure: the ledger's own figures and the JVM's, in Micrometer, shown as Prometheus reads them. */
@NullMarked
package io.creditledger.api.metrics;

import org.jspecify.annotations.NullMarked;
