package io.creditledger.core.customer;

import io.creditledger.core.customer.CustomerEvent.AlertChanged;
import io.creditledger.core.customer.CustomerEvent.AlertRemoved;
import io.creditledger.core.customer.CustomerEvent.AlertSet;
import io.creditledger.core.customer.CustomerEvent.AlertSwitched;
import io.creditledger.core.customer.CustomerEvent.CustomerChanged;
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
     * @param alerts by identity, at most one of a type for each unit
     */
    record Known(Profile profile, Map<UUID, TopUpTerms> topUps, Map<UUID, Alert> alerts) implements Customer {
        /** With nothing to watch. */
        public Known(Profile profile, Map<UUID, TopUpTerms> topUps) {
            this(profile, topUps, Map.of());
        }

        /** Whether an alert of the type is there for the unit. */
        boolean watches(AlertTerms terms) {
            return alerts.values().stream()
                    .map(Alert::terms)
                    .anyMatch(t -> t.type() == terms.type() && t.unit().equals(terms.unit()));
        }

        private Known set(AlertSet event) {
            if (watches(event.terms())) {
                throw new CorruptStream("the customer has such an alert already: " + event);
            }
            return alert(event.id(), new Alert(event.terms(), true));
        }

        private Known changed(CustomerChanged event) {
            String external = event.profile().externalId();
            if (external == null ? profile.externalId() != null : !external.equals(profile.externalId())) {
                throw new CorruptStream("a customer's name is for ever: " + event);
            }
            return new Known(event.profile(), topUps, alerts);
        }

        private Known changed(AlertChanged event) {
            Alert alert = alerts.get(event.alert());
            if (alert == null
                    || alert.terms().type() != event.terms().type()
                    || !alert.terms().unit().equals(event.terms().unit())) {
                throw new CorruptStream("alert " + alert + " cannot have " + event);
            }
            return alert(event.alert(), new Alert(event.terms(), alert.enabled()));
        }

        private Known switched(AlertSwitched event) {
            Alert alert = alerts.get(event.alert());
            if (alert == null || alert.enabled() == event.enabled()) {
                throw new CorruptStream("alert " + alert + " cannot have " + event);
            }
            return alert(event.alert(), new Alert(alert.terms(), event.enabled()));
        }

        private Known removed(AlertRemoved event) {
            Map<UUID, Alert> changed = new LinkedHashMap<>(alerts);
            if (changed.remove(event.alert()) == null) {
                throw new CorruptStream("there is no alert for " + event);
            }
            return new Known(profile, topUps, Collections.unmodifiableMap(changed));
        }

        private Known alert(UUID id, Alert alert) {
            Map<UUID, Alert> changed = new LinkedHashMap<>(alerts);
            changed.put(id, alert);
            return new Known(profile, topUps, Collections.unmodifiableMap(changed));
        }

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
            return new Known(profile, Collections.unmodifiableMap(changed), alerts);
        }

        private Known removed(TopUpRemoved event) {
            Map<UUID, TopUpTerms> changed = new LinkedHashMap<>(topUps);
            if (changed.remove(event.topUp()) == null) {
                throw new CorruptStream("there is no top-up for " + event);
            }
            return new Known(profile, Collections.unmodifiableMap(changed), alerts);
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
                    case AlertSet e -> known.set(e);
                    case AlertSwitched e -> known.switched(e);
                    case AlertChanged e -> known.changed(e);
                    case AlertRemoved e -> known.removed(e);
                    case CustomerChanged e -> known.changed(e);
                };
        };
    }
}
