package io.creditledger.projections.price;

import io.creditledger.core.price.PriceId;
import io.creditledger.core.price.PriceTerms;
import java.time.Instant;
import java.util.SortedMap;

/**
 * A price as the view has it.
 *
 * @param terms fixed when it was made
 * @param metadata what is remembered with it now
 * @param version counts its facts from 1
 * @param createdPosition of its first fact: prices are listed by it
 * @param position of its last fact
 */
public record PriceView(
        PriceId price,
        PriceTerms terms,
        SortedMap<String, String> metadata,
        long version,
        Instant createdAt,
        long createdPosition,
        long position) {}
