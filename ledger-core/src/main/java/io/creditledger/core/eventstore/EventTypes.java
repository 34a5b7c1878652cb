package io.creditledger.core.eventstore;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.customer.CustomerEvent;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.price.PriceEvent;
import io.creditledger.core.refill.RefillEvent;
import io.creditledger.core.renewal.RenewalEvent;
import io.creditledger.core.tier.TierEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stable names under which facts are stored. A name is never given to another fact. */
public final class EventTypes {
    /**
     * One stored form of a fact.
     *
     * @param name stable name
     * @param revision version of the payload's form, from 1
     * @param event class that reads and writes it
     */
    public record EventType(String name, int revision, Class<? extends LedgerEvent> event) {}

    /** Every stored form that was ever written. */
    public static final List<EventType> ALL = List.of(
            new EventType("account.opened", 1, AccountEvent.AccountOpened.class),
            new EventType("account.configured", 1, AccountEvent.AccountConfigured.class),
            new EventType("credits.purchased", 1, AccountEvent.CreditsPurchased.class),
            new EventType("credits.ordered", 1, AccountEvent.CreditsOrdered.class),
            new EventType("invoice.paid", 1, AccountEvent.InvoicePaid.class),
            new EventType("invoice.voided", 1, AccountEvent.InvoiceVoided.class),
            new EventType("credits.granted", 1, AccountEvent.CreditsGranted.class),
            new EventType("credits.decremented", 1, AccountEvent.CreditsDecremented.class),
            new EventType("credits.held", 1, AccountEvent.CreditsHeld.class),
            new EventType("hold.captured", 1, AccountEvent.HoldCaptured.class),
            new EventType("hold.released", 1, AccountEvent.HoldReleased.class),
            new EventType("credits.expired", 1, AccountEvent.CreditsExpired.class),
            new EventType("block.voided", 1, AccountEvent.BlockVoided.class),
            new EventType("block.expiry_changed", 1, AccountEvent.BlockExpiryChanged.class),
            new EventType("decrement.amended", 1, AccountEvent.DecrementAmended.class),
            new EventType("purchase.reversed", 1, AccountEvent.PurchaseReversed.class),
            new EventType("purchase.reinstated", 1, AccountEvent.PurchaseReinstated.class),
            new EventType("member.limited", 1, AccountEvent.MemberLimited.class),
            new EventType("members.capped", 1, AccountEvent.MembersCapped.class),
            new EventType("tier.added", 1, TierEvent.TierAdded.class),
            new EventType("tier.updated", 1, TierEvent.TierUpdated.class),
            new EventType("tier.retired", 1, TierEvent.TierRetired.class),
            new EventType("payment.created", 1, PaymentEvent.PaymentCreated.class),
            new EventType("payment.approved", 1, PaymentEvent.PaymentApproved.class),
            new EventType("payment.linked", 1, PaymentEvent.PaymentLinked.class),
            new EventType("payment.succeeded", 1, PaymentEvent.PaymentSucceeded.class),
            new EventType("payment.mismatched", 1, PaymentEvent.PaymentMismatched.class),
            new EventType("payment.failed", 1, PaymentEvent.PaymentFailed.class),
            new EventType("payment.cancelled", 1, PaymentEvent.PaymentCancelled.class),
            new EventType("payment.redeemed", 1, PaymentEvent.PaymentRedeemed.class),
            new EventType("payment.recurs", 1, PaymentEvent.PaymentRecurs.class),
            new EventType("payment.refunded", 1, PaymentEvent.PaymentRefunded.class),
            new EventType("refund.failed", 1, PaymentEvent.RefundFailed.class),
            new EventType("dispute.opened", 1, PaymentEvent.DisputeOpened.class),
            new EventType("dispute.won", 1, PaymentEvent.DisputeWon.class),
            new EventType("dispute.lost", 1, PaymentEvent.DisputeLost.class),
            new EventType("move.recorded", 1, PaymentEvent.MoveRecorded.class),
            new EventType("move.refused", 1, PaymentEvent.MoveRefused.class),
            new EventType("refill.configured", 1, RefillEvent.RefillConfigured.class),
            new EventType("refill.method_saved", 1, RefillEvent.RefillMethodSaved.class),
            new EventType("refill.method_forgotten", 1, RefillEvent.RefillMethodForgotten.class),
            new EventType("refill.begun", 1, RefillEvent.RefillBegun.class),
            new EventType("refill.paid", 1, RefillEvent.RefillPaid.class),
            new EventType("refill.declined", 1, RefillEvent.RefillDeclined.class),
            new EventType("renewal.started", 1, RenewalEvent.RenewalStarted.class),
            new EventType("renewal.begun", 1, RenewalEvent.RenewalBegun.class),
            new EventType("renewal.paid", 1, RenewalEvent.RenewalPaid.class),
            new EventType("renewal.declined", 1, RenewalEvent.RenewalDeclined.class),
            new EventType("renewal.stopped", 1, RenewalEvent.RenewalStopped.class),
            new EventType("price.created", 1, PriceEvent.PriceCreated.class),
            new EventType("price.metadata_changed", 1, PriceEvent.PriceMetadataChanged.class),
            new EventType("customer.created", 1, CustomerEvent.CustomerCreated.class),
            new EventType("top_up.set", 1, CustomerEvent.TopUpSet.class),
            new EventType("top_up.removed", 1, CustomerEvent.TopUpRemoved.class),
            new EventType("alert.set", 1, CustomerEvent.AlertSet.class),
            new EventType("alert.switched", 1, CustomerEvent.AlertSwitched.class),
            new EventType("alert.changed", 1, CustomerEvent.AlertChanged.class),
            new EventType("customer.changed", 1, CustomerEvent.CustomerChanged.class));

    private static final Map<Class<?>, EventType> BY_CLASS = new HashMap<>();
    private static final Map<String, EventType> BY_NAME = new HashMap<>();

    static {
        for (EventType type : ALL) {
            BY_CLASS.put(type.event(), type);
            BY_NAME.put(type.name() + "/" + type.revision(), type);
        }
    }

    private EventTypes() {}

    /** The form in which {@code event} is written. */
    static EventType of(LedgerEvent event) {
        EventType type = BY_CLASS.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(event.getClass() + " has no stable name in EventTypes");
        }
        return type;
    }

    /**
     * The form stored under a name and revision.
     *
     * @throws UnreadableEvent when this build does not know it
     */
    static EventType named(String name, int revision) {
        EventType type = BY_NAME.get(name + "/" + revision);
        if (type == null) {
            throw new UnreadableEvent("event type '" + name + "' revision " + revision + " is not known to this build");
        }
        return type;
    }
}
