package io.creditledger.core.eventstore;

import static io.creditledger.core.eventstore.Samples.AT;
import static io.creditledger.core.eventstore.Samples.ID;
import static io.creditledger.core.eventstore.Samples.LATER;
import static io.creditledger.core.eventstore.Samples.OTHER;

import io.creditledger.core.customer.Alert;
import io.creditledger.core.customer.AlertTerms;
import io.creditledger.core.customer.Customer;
import io.creditledger.core.customer.CustomerEvent.AlertChanged;
import io.creditledger.core.customer.CustomerEvent.AlertRemoved;
import io.creditledger.core.customer.CustomerEvent.AlertSet;
import io.creditledger.core.customer.CustomerEvent.AlertSwitched;
import io.creditledger.core.customer.CustomerEvent.CustomerChanged;
import io.creditledger.core.customer.CustomerEvent.CustomerCreated;
import io.creditledger.core.customer.CustomerEvent.TopUpRemoved;
import io.creditledger.core.customer.CustomerEvent.TopUpSet;
import io.creditledger.core.customer.InvoiceTerms;
import io.creditledger.core.customer.Lifetime;
import io.creditledger.core.customer.Profile;
import io.creditledger.core.customer.TopUpTerms;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Customers: their share of {@link Samples}. */
final class CustomerSamples {
    private static final Profile ADA = new Profile(
            "Ada \u00e9", "ada@example.org", "c-1", "Europe/Berlin", "USD", new TreeMap<>(Map.of("plan", "gold")));
    private static final Profile PLAIN = new Profile("Bo", "bo@example.org", null, "Etc/UTC", null, new TreeMap<>());
    private static final TopUpTerms TERMS = new TopUpTerms(
            "credits",
            Credits.of("100.5"),
            Credits.of(20),
            UnitCost.of("0.25"),
            LATER,
            new Lifetime(3, Lifetime.Unit.MONTH),
            new InvoiceTerms(true, 30, "Thank you"));
    private static final TopUpTerms FEW = new TopUpTerms(
            "credits", Credits.of(1), Credits.ZERO, UnitCost.ZERO, null, null, new InvoiceTerms(false, 0, null));

    private static final AlertTerms DROPPED =
            new AlertTerms(AlertTerms.Type.DROPPED, "credits", List.of(Credits.of("10.5"), Credits.of(2)));
    private static final AlertTerms DEPLETED =
            new AlertTerms(AlertTerms.Type.DEPLETED, "credits", List.of(Credits.ZERO));

    static final List<LedgerEvent> FULL = List.of(
            new CustomerCreated(ID, AT, OTHER, ADA),
            new TopUpSet(ID, AT, TERMS, OTHER),
            new TopUpRemoved(ID, AT, OTHER),
            new AlertSet(ID, AT, DROPPED),
            new AlertSwitched(ID, AT, OTHER, true),
            new AlertChanged(ID, AT, OTHER, DROPPED),
            new AlertRemoved(ID, AT, OTHER),
            new CustomerChanged(ID, AT, ADA));

    static final List<LedgerEvent> MINIMAL = List.of(
            new CustomerCreated(ID, AT, ID, PLAIN),
            new TopUpSet(ID, AT, FEW, null),
            new TopUpRemoved(ID, AT, OTHER),
            new AlertSet(ID, AT, DEPLETED),
            new AlertSwitched(ID, AT, OTHER, false),
            new AlertChanged(ID, AT, OTHER, DEPLETED),
            new AlertRemoved(ID, AT, OTHER),
            new CustomerChanged(ID, AT, PLAIN));

    static final Customer.Known STATE =
            new Customer.Known(ADA, Map.of(ID, TERMS), Map.of(OTHER, new Alert(DROPPED, false)));
    static final Customer.Known NEW_STATE = new Customer.Known(PLAIN, Map.of());

    private CustomerSamples() {}
}
