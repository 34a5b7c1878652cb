package io.creditledger.core.price;

import io.creditledger.core.decider.LedgerEvent;
import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;

/** Everything that can have happened to a price. */
public sealed interface PriceEvent extends LedgerEvent {
    /** The price was fixed. */
    record PriceCreated(UUID id, Instant at, PriceTerms terms, SortedMap<String, String> metadata)
            implements PriceEvent {}

    /** What is remembered with the price is this from now on. */
    record PriceMetadataChanged(UUID id, Instant at, SortedMap<String, String> metadata) implements PriceEvent {}
}
