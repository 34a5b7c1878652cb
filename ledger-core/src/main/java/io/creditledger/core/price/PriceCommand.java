package io.creditledger.core.price;

import io.creditledger.core.decider.LedgerCommand;
import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;

/** Everything that can be asked of a price. */
public sealed interface PriceCommand extends LedgerCommand {
    /** Which price. */
    PriceId price();

    @Override
    default String stream() {
        return price().stream();
    }

    /** Fix a price. One with the tenant's own id can be made once; others get the command's identity. */
    record CreatePrice(String tenant, UUID id, Instant at, PriceTerms terms, SortedMap<String, String> metadata)
            implements PriceCommand {
        @Override
        public PriceId price() {
            String external = terms.externalPriceId();
            return external == null ? new PriceId(tenant, id) : PriceId.named(tenant, external);
        }
    }

    /** Change what is remembered with a price; nothing else of it can change. */
    record ChangePriceMetadata(PriceId price, UUID id, Instant at, MetadataChange change) implements PriceCommand {}
}
