package io.creditledger.core.customer;

import io.creditledger.core.customer.Customer.Known;
import io.creditledger.core.customer.Customer.None;
import io.creditledger.core.customer.CustomerCommand.ChangeAlert;
import io.creditledger.core.customer.CustomerCommand.ChangeCustomer;
import io.creditledger.core.customer.CustomerCommand.CreateCustomer;
import io.creditledger.core.customer.CustomerCommand.RemoveAlert;
import io.creditledger.core.customer.CustomerCommand.RemoveTopUp;
import io.creditledger.core.customer.CustomerCommand.SetAlert;
import io.creditledger.core.customer.CustomerCommand.SetTopUp;
import io.creditledger.core.customer.CustomerCommand.SwitchAlert;
import io.creditledger.core.customer.CustomerEvent.AlertChanged;
import io.creditledger.core.customer.CustomerEvent.AlertRemoved;
import io.creditledger.core.customer.CustomerEvent.AlertSet;
import io.creditledger.core.customer.CustomerEvent.AlertSwitched;
import io.creditledger.core.customer.CustomerEvent.CustomerChanged;
import io.creditledger.core.customer.CustomerEvent.CustomerCreated;
import io.creditledger.core.customer.CustomerEvent.TopUpRemoved;
import io.creditledger.core.customer.CustomerEvent.TopUpSet;
import io.creditledger.core.customer.CustomerRefusal.AlertExists;
import io.creditledger.core.customer.CustomerRefusal.AlertUnusable;
import io.creditledger.core.customer.CustomerRefusal.CustomerExists;
import io.creditledger.core.customer.CustomerRefusal.ExternalIdFixed;
import io.creditledger.core.customer.CustomerRefusal.Malformed;
import io.creditledger.core.customer.CustomerRefusal.TooManyAlerts;
import io.creditledger.core.customer.CustomerRefusal.TooManyTopUps;
import io.creditledger.core.customer.CustomerRefusal.UnknownAlert;
import io.creditledger.core.customer.CustomerRefusal.UnknownCustomer;
import io.creditledger.core.customer.CustomerRefusal.UnknownTopUp;
import io.creditledger.core.decider.Decision;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens when something is asked of a customer. Pure. */
public final class CustomerDecider {
    private CustomerDecider() {}

    /** Accepted with what happened, or refused with the first reason in the order of {@link CustomerRefusal}. */
    public static Decision<CustomerEvent> decide(CustomerCommand command, Customer customer) {
        CustomerRefusal flaw = CustomerForm.flaw(command);
        if (flaw != null) {
            return Decision.refuse(flaw);
        }
        return switch (customer) {
            case None none -> none(command);
            case Known known -> known(command, known);
        };
    }

    private static Decision<CustomerEvent> none(CustomerCommand command) {
        return command instanceof CreateCustomer c
                ? Decision.accept(
                        new CustomerCreated(c.id(), c.at(), c.customer().uuid(), c.profile()))
                : Decision.refuse(new UnknownCustomer());
    }

    private static Decision<CustomerEvent> known(CustomerCommand command, Known known) {
        return switch (command) {
            case CreateCustomer c -> Decision.refuse(new CustomerExists());
            case ChangeCustomer c -> changed(c, known.profile());
            case ChangeAlert c -> changed(c, known.alerts().get(c.alert()));
            case SetTopUp c -> {
                UUID before = known.topUp(c.terms().unit());
                boolean full = before == null && known.topUps().size() >= CustomerForm.TOP_UPS;
                yield full
                        ? Decision.refuse(new TooManyTopUps(CustomerForm.TOP_UPS))
                        : Decision.accept(new TopUpSet(c.id(), c.at(), c.terms(), before));
            }
            case SetAlert c -> alert(c, known);
            case SwitchAlert c -> switched(c, known.alerts().get(c.alert()));
            case RemoveAlert c ->
                known.alerts().containsKey(c.alert())
                        ? Decision.accept(new AlertRemoved(c.id(), c.at(), c.alert()))
                        : Decision.refuse(new UnknownAlert(c.alert()));
            case RemoveTopUp c ->
                known.topUps().containsKey(c.topUp())
                        ? Decision.accept(new TopUpRemoved(c.id(), c.at(), c.topUp()))
                        : Decision.refuse(new UnknownTopUp(c.topUp()));
        };
    }

    private static Decision<CustomerEvent> changed(ChangeCustomer command, Profile before) {
        String external = command.change().externalId();
        if (external != null && !external.equals(before.externalId())) {
            return Decision.refuse(new ExternalIdFixed());
        }
        Profile after = command.change().of(before);
        Malformed flaw = CustomerForm.flaw(after);
        if (flaw != null) {
            return Decision.refuse(flaw);
        }
        return after.equals(before)
                ? new Decision.Accepted<>(List.of())
                : Decision.accept(new CustomerChanged(command.id(), command.at(), after));
    }

    private static Decision<CustomerEvent> changed(ChangeAlert command, @Nullable Alert alert) {
        if (alert == null) {
            return Decision.refuse(new UnknownAlert(command.alert()));
        }
        AlertTerms terms = new AlertTerms(alert.terms().type(), alert.terms().unit(), command.thresholds());
        AlertUnusable flaw = CustomerForm.flaw(terms);
        if (flaw != null) {
            return Decision.refuse(flaw);
        }
        return terms.equals(alert.terms())
                ? new Decision.Accepted<>(List.of())
                : Decision.accept(new AlertChanged(command.id(), command.at(), command.alert(), terms));
    }

    private static Decision<CustomerEvent> alert(SetAlert command, Known known) {
        if (known.watches(command.terms())) {
            return Decision.refuse(new AlertExists());
        }
        return known.alerts().size() >= CustomerForm.ALERTS
                ? Decision.refuse(new TooManyAlerts(CustomerForm.ALERTS))
                : Decision.accept(new AlertSet(command.id(), command.at(), command.terms()));
    }

    private static Decision<CustomerEvent> switched(SwitchAlert command, @Nullable Alert alert) {
        if (alert == null) {
            return Decision.refuse(new UnknownAlert(command.alert()));
        }
        return alert.enabled() == command.enabled()
                ? new Decision.Accepted<>(List.of())
                : Decision.accept(new AlertSwitched(command.id(), command.at(), command.alert(), command.enabled()));
    }
}
