package io.creditledger.core.customer;

import io.creditledger.core.customer.CustomerEvent.CustomerCreated;
import io.creditledger.core.customer.CustomerEvent.TopUpRemoved;
import io.creditledger.core.customer.CustomerEvent.TopUpSet;
import io.creditledger.core.decider.CorruptStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a customer. */
public sealed interface Customer {
    /** The state before the first event. */
    Customer NONE = new None();

    /** There is no such customer. */
    record None() implements Customer {}

    /**
     * A customer.
     *
     * @param profile who it is
     * @param topUps by identity, at most one for each unit
     */
    record Known(Profile profile, Map<UUID, TopUpTerms> topUps) implements Customer {
        /** The top-up of a unit; null: there is none. */
        public @Nullable UUID topUp(String unit) {
            for (Map.Entry<UUID, TopUpTerms> topUp : topUps.entrySet()) {
                if (topUp.getValue().unit().equals(unit)) {
                    return topUp.getKey();
                }
            }
            return null;
        }

        private Known set(TopUpSet event) {
            UUID before = topUp(event.terms().unit());
            if (before == null ? event.replaced() != null : !before.equals(event.replaced())) {
                throw new CorruptStream("top-up " + before + " cannot be replaced by " + event);
            }
            Map<UUID, TopUpTerms> changed = new LinkedHashMap<>(topUps);
            if (before != null) {
                changed.remove(before);
            }
            changed.put(event.id(), event.terms());
            return new Known(profile, Collections.unmodifiableMap(changed));
        }

        private Known removed(TopUpRemoved event) {
            Map<UUID, TopUpTerms> changed = new LinkedHashMap<>(topUps);
            if (changed.remove(event.topUp()) == null) {
                throw new CorruptStream("there is no top-up for " + event);
            }
            return new Known(profile, Collections.unmodifiableMap(changed));
        }
    }

    /**
     * The state after {@code event}.
     *
     * @throws CorruptStream when the event cannot have happened
     */
    static Customer evolve(Customer customer, CustomerEvent event) {
        return switch (customer) {
            case None none -> {
                if (event instanceof CustomerCreated created) {
                    yield new Known(created.profile(), Map.of());
                }
                throw new CorruptStream("no customer can have " + event);
            }
            case Known known ->
                switch (event) {
                    case CustomerCreated e -> throw new CorruptStream("a customer cannot be made again by " + e);
                    case TopUpSet e -> known.set(e);
                    case TopUpRemoved e -> known.removed(e);
                };
        };
    }
}
