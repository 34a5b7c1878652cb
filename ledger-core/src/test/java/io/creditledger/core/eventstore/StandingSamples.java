package io.creditledger.core.eventstore;

import static io.creditledger.core.eventstore.Samples.AT;
import static io.creditledger.core.eventstore.Samples.ID;
import static io.creditledger.core.eventstore.Samples.LATER;
import static io.creditledger.core.eventstore.Samples.OTHER;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Source;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.RefillEvent.RefillBegun;
import io.creditledger.core.refill.RefillEvent.RefillConfigured;
import io.creditledger.core.refill.RefillEvent.RefillDeclined;
import io.creditledger.core.refill.RefillEvent.RefillMethodForgotten;
import io.creditledger.core.refill.RefillEvent.RefillMethodSaved;
import io.creditledger.core.refill.RefillEvent.RefillPaid;
import io.creditledger.core.refill.RefillSettings;
import io.creditledger.core.renewal.Periods;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.RenewalEvent.RenewalBegun;
import io.creditledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.creditledger.core.renewal.RenewalEvent.RenewalPaid;
import io.creditledger.core.renewal.RenewalEvent.RenewalStarted;
import io.creditledger.core.renewal.RenewalEvent.RenewalStopped;
import io.creditledger.core.tier.Period;
import java.util.List;

/** What is charged without the payer being there: its share of {@link Samples}. */
final class StandingSamples {
    private static final SavedMethod CARD = new SavedMethod("cus_1", "pm_1");
    private static final RefillSettings SETTINGS = new RefillSettings(true, Credits.of("100.5"), 3, 4);
    private static final NewBlock BLOCK =
            new NewBlock(Credits.of("1000.5"), Source.RECURRING, AT, LATER, 5, UnitCost.of("0.025"));
    private static final AccountId USER = AccountId.user("demo", "e-1", "u-1");
    private static final Plan PLAN = plan(new Purpose(USER, Source.RECURRING, "gold", List.of(BLOCK)));
    private static final Plan PLAIN =
            plan(new Purpose(USER, Source.RECURRING, null, List.of(NewBlock.of(Credits.of(5), Source.RECURRING))));

    static final List<LedgerEvent> FULL = List.of(
            new RefillConfigured(ID, AT, SETTINGS),
            new RefillMethodSaved(ID, AT, CARD),
            new RefillMethodForgotten(ID, AT),
            new RefillBegun(ID, AT, OTHER, CARD, 3, LATER),
            new RefillPaid(ID, AT, OTHER),
            new RefillDeclined(ID, AT, OTHER, "card_declined", LATER),
            new RenewalStarted(ID, AT, PLAN),
            new RenewalBegun(ID, AT, 2, OTHER),
            new RenewalPaid(ID, AT, 2, OTHER, LATER),
            new RenewalDeclined(ID, AT, 2, OTHER, "card_declined", LATER),
            new RenewalStopped(ID, AT, "by hand"));

    static final List<LedgerEvent> MINIMAL = List.of(
            new RefillConfigured(ID, AT, RefillSettings.OFF),
            new RefillMethodSaved(ID, AT, CARD),
            new RefillMethodForgotten(ID, AT),
            new RefillBegun(ID, AT, OTHER, CARD, 1, LATER),
            new RefillPaid(ID, AT, OTHER),
            new RefillDeclined(ID, AT, OTHER, "card_declined", null),
            new RenewalStarted(ID, AT, PLAIN),
            new RenewalBegun(ID, AT, 1, OTHER),
            new RenewalPaid(ID, AT, 1, OTHER, LATER),
            new RenewalDeclined(ID, AT, 1, OTHER, "card_declined", AT),
            new RenewalStopped(ID, AT, "by hand"));

    /** States with everything, and with little. */
    static final List<Object> STATES = List.of(
            new Refill(
                    SETTINGS, CARD, new Refill.Underway(OTHER, CARD, 3), AT, 2, 1, "card_declined", LATER, List.of(AT)),
            Refill.NONE,
            new Renewal.Running(PLAN, 3, OTHER, 2, "card_declined", LATER, "by hand", ID),
            new Renewal.Running(PLAIN, 1, null, 0, null, null, null, null));

    private StandingSamples() {}

    static Plan plan(Purpose purpose) {
        return new Plan(ID, new Periods(Period.MONTHLY, AT), Money.of(2_500, "usd"), purpose, CARD);
    }
}
