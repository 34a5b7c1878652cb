package io.creditledger.core.price;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.price.PriceEvent.PriceCreated;
import io.creditledger.core.price.PriceEvent.PriceMetadataChanged;
import java.util.SortedMap;

/** The state of a price. */
public sealed interface Price {
    /** The state before the first event. */
    Price NONE = new None();

    /** Nobody made it. */
    record None() implements Price {}

    /** A price, with what is remembered of it. */
    record Created(PriceTerms terms, SortedMap<String, String> metadata) implements Price {}

    /**
     * The price after {@code event}.
     *
     * @throws CorruptStream when the event cannot have happened to this price
     */
    static Price evolve(Price price, PriceEvent event) {
        return switch (event) {
            case PriceCreated e -> {
                if (!(price instanceof None)) {
                    throw new CorruptStream("a price was made twice: " + e.id());
                }
                yield new Created(e.terms(), e.metadata());
            }
            case PriceMetadataChanged e -> {
                if (!(price instanceof Created created)) {
                    throw new CorruptStream("metadata of a price that was not made: " + e.id());
                }
                yield new Created(created.terms(), e.metadata());
            }
        };
    }
}
