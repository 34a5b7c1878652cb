package io.creditledger.core.customer;

import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Everything that can be asked of a customer. */
public sealed interface CustomerCommand extends LedgerCommand {
    CustomerId customer();

    @Override
    default String stream() {
        return customer().stream();
    }

    /** Make a customer; one with an external id is that of the name, any other has the command's identity. */
    record CreateCustomer(String tenant, UUID id, Instant at, Profile profile) implements CustomerCommand {
        @Override
        public CustomerId customer() {
            String external = profile.externalId();
            return external == null ? new CustomerId(tenant, id) : CustomerId.external(tenant, external);
        }
    }

    /** Say who the customer is now; nothing happens when it is so already. */
    record ChangeCustomer(CustomerId customer, UUID id, Instant at, ProfileChange change) implements CustomerCommand {}

    /** Buy credits from now on whenever the balance has fallen; takes the place of what was set for the unit. */
    record SetTopUp(CustomerId customer, UUID id, Instant at, TopUpTerms terms) implements CustomerCommand {}

    /** Buy no more. */
    record RemoveTopUp(CustomerId customer, UUID id, Instant at, UUID topUp) implements CustomerCommand {}

    /** Watch the balance of a unit from now on. */
    record SetAlert(CustomerId customer, UUID id, Instant at, AlertTerms terms) implements CustomerCommand {}

    /** Watch other thresholds from now on; nothing happens when they are so already. */
    record ChangeAlert(CustomerId customer, UUID id, Instant at, UUID alert, List<Credits> thresholds)
            implements CustomerCommand {}

    /** Stop watching, or begin again; nothing happens when it is so already. */
    record SwitchAlert(CustomerId customer, UUID id, Instant at, UUID alert, boolean enabled)
            implements CustomerCommand {}

    /** Forget an alert: its type can be watched for anew. */
    record RemoveAlert(CustomerId customer, UUID id, Instant at, UUID alert) implements CustomerCommand {}
}
