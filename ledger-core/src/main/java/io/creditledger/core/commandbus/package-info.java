/** The lane command bus behind Axon's command SPI: batches, idempotency keys, outcomes. */
@NullMarked
package io.creditledger.core.commandbus;

import org.jspecify.annotations.NullMarked;
