/** The PostgreSQL event store behind Axon's storage SPI: append lane, head row, leaf hash, tail. */
@NullMarked
package io.creditledger.core.eventstore;

import org.jspecify.annotations.NullMarked;
