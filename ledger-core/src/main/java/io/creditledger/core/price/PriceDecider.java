package io.creditledger.core.price;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.price.PriceCommand.ChangePriceMetadata;
import io.creditledger.core.price.PriceCommand.CreatePrice;
import io.creditledger.core.price.PriceEvent.PriceCreated;
import io.creditledger.core.price.PriceEvent.PriceMetadataChanged;
import io.creditledger.core.price.PriceRefusal.DuplicatePrice;
import io.creditledger.core.price.PriceRefusal.PriceUnusable;
import io.creditledger.core.price.PriceRefusal.TooMuchMetadata;
import io.creditledger.core.price.PriceRefusal.UnknownPrice;
import io.creditledger.core.price.model.Flaw;
import java.util.List;
import java.util.SortedMap;

/** What happens when something is asked of a price. Pure. */
public final class PriceDecider {
    /** Keys of one price. */
    public static final int MAX_METADATA = 50;

    private PriceDecider() {}

    /** Accepted with what happened, or refused with the first reason in the order of {@link PriceRefusal}. */
    public static Decision<PriceEvent> decide(PriceCommand command, Price price) {
        return switch (command) {
            case CreatePrice c -> create(c, price);
            case ChangePriceMetadata c -> change(c, price);
        };
    }

    private static Decision<PriceEvent> create(CreatePrice command, Price price) {
        List<Flaw> flaws = command.terms().flaws();
        if (!flaws.isEmpty()) {
            return Decision.refuse(
                    new PriceUnusable(flaws.getFirst().path(), flaws.getFirst().message()));
        }
        if (command.metadata().size() > MAX_METADATA) {
            return Decision.refuse(new PriceUnusable("metadata", "has at most " + MAX_METADATA + " keys"));
        }
        if (price instanceof Price.Created) {
            String external = command.terms().externalPriceId();
            return Decision.refuse(
                    new DuplicatePrice(external == null ? command.price().uuid().toString() : external));
        }
        return Decision.accept(new PriceCreated(command.id(), command.at(), command.terms(), command.metadata()));
    }

    /** Metadata that is so already is accepted without an event. */
    private static Decision<PriceEvent> change(ChangePriceMetadata command, Price price) {
        if (!(price instanceof Price.Created created)) {
            return Decision.refuse(new UnknownPrice(command.price().uuid().toString()));
        }
        SortedMap<String, String> after = command.change().of(created.metadata());
        if (after.size() > MAX_METADATA) {
            return Decision.refuse(new TooMuchMetadata(MAX_METADATA));
        }
        if (after.equals(created.metadata())) {
            return new Decision.Accepted<>(List.of());
        }
        return Decision.accept(new PriceMetadataChanged(command.id(), command.at(), after));
    }
}
