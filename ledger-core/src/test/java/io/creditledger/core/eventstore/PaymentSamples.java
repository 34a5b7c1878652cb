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
import io.creditledger.core.payment.FutureUse;
import io.creditledger.core.payment.Move;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentEvent.DisputeLost;
import io.creditledger.core.payment.PaymentEvent.DisputeOpened;
import io.creditledger.core.payment.PaymentEvent.DisputeWon;
import io.creditledger.core.payment.PaymentEvent.MoveRecorded;
import io.creditledger.core.payment.PaymentEvent.MoveRefused;
import io.creditledger.core.payment.PaymentEvent.PaymentApproved;
import io.creditledger.core.payment.PaymentEvent.PaymentCancelled;
import io.creditledger.core.payment.PaymentEvent.PaymentCreated;
import io.creditledger.core.payment.PaymentEvent.PaymentFailed;
import io.creditledger.core.payment.PaymentEvent.PaymentLinked;
import io.creditledger.core.payment.PaymentEvent.PaymentMismatched;
import io.creditledger.core.payment.PaymentEvent.PaymentRecurs;
import io.creditledger.core.payment.PaymentEvent.PaymentRedeemed;
import io.creditledger.core.payment.PaymentEvent.PaymentRefunded;
import io.creditledger.core.payment.PaymentEvent.PaymentSucceeded;
import io.creditledger.core.payment.PaymentEvent.RefundFailed;
import io.creditledger.core.payment.PaymentEvolution;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.Quote;
import io.creditledger.core.payment.Recurrence;
import io.creditledger.core.tier.Period;
import java.util.List;

/** The payment's share of {@link Samples}. */
final class PaymentSamples {
    private static final AccountId USER = AccountId.user("demo", "e-1", "u-1");
    private static final Money PAID = Money.of(2_500, "usd");
    private static final Money PART = Money.of(1_000, "usd");
    private static final NewBlock BLOCK =
            new NewBlock(Credits.of("1000.5"), Source.PURCHASE, AT, LATER, 5, UnitCost.of("0.025"));
    private static final NewBlock BONUS = NewBlock.of(Credits.of(50), Source.BONUS);
    private static final Purpose PURPOSE = new Purpose(USER, Source.PURCHASE, "gold", List.of(BLOCK));
    private static final Purpose PLAIN =
            new Purpose(AccountId.organization("demo", "acme"), Source.PURCHASE, null, List.of(BONUS));
    private static final List<Move> MOVES = List.of(new Move(2, Move.Kind.REINSTATEMENT, Credits.of(7), "du_1", 1));
    private static final List<Move> BOUGHT = List.of(new Move(1, Move.Kind.PURCHASE, Credits.of(50), null, 0));
    private static final List<Move> TAKEN = List.of(new Move(2, Move.Kind.REVERSAL, Credits.of(20), "re_1", 0));
    private static final List<Move> RENEWED = List.of(new Move(2, Move.Kind.RENEWAL, Credits.ZERO, null, 0));
    private static final Recurrence YEARLY = new Recurrence(Period.YEARLY, AT, PAID);
    private static final Recurrence MONTHLY = new Recurrence(Period.MONTHLY, AT, PART);
    private static final PaidObjects OBJECTS = new PaidObjects("cs_1", "pi_1", "ch_1", "in_1", "cus_1", "pm_1");
    private static final PaidObjects INTENT = new PaidObjects(null, "pi_1", null, null, null, null);

    static final List<LedgerEvent> FULL = List.of(
            new PaymentCreated(ID, AT, PAID, USER, PURPOSE, "3 bundles", "credit-ledger-1"),
            new PaymentApproved(ID, AT),
            new PaymentLinked(ID, AT, OBJECTS),
            new PaymentSucceeded(ID, AT, PAID, MOVES),
            new PaymentMismatched(ID, AT, PART),
            new PaymentFailed(ID, AT, "card_declined"),
            new PaymentCancelled(ID, AT, "expired"),
            new PaymentRedeemed(ID, AT, PURPOSE, MOVES),
            new PaymentRecurs(ID, AT, YEARLY, MOVES),
            new PaymentRefunded(ID, AT, "re_1", PART, MOVES),
            new RefundFailed(ID, AT, "re_1", PART, MOVES),
            new DisputeOpened(ID, AT, "du_1", PART, MOVES),
            new DisputeWon(ID, AT, "du_1", MOVES),
            new DisputeLost(ID, AT, "du_1"),
            new MoveRecorded(ID, AT, 2, OTHER),
            new MoveRefused(ID, AT, 2, "exceeds_purchase", Credits.of("2.5"), LATER));

    static final List<LedgerEvent> MINIMAL = List.of(
            new PaymentCreated(ID, AT, PAID, null, null, "pi", "credit-ledger-1"),
            new PaymentApproved(ID, AT),
            new PaymentLinked(ID, AT, INTENT),
            new PaymentSucceeded(ID, AT, PAID, BOUGHT),
            new PaymentMismatched(ID, AT, PART),
            new PaymentFailed(ID, AT, "declined"),
            new PaymentCancelled(ID, AT, "provider"),
            new PaymentRedeemed(ID, AT, PLAIN, BOUGHT),
            new PaymentRecurs(ID, AT, MONTHLY, RENEWED),
            new PaymentRefunded(ID, AT, "re_1", PART, List.of()),
            new RefundFailed(ID, AT, "re_1", PART, List.of()),
            new DisputeOpened(ID, AT, "du_1", PART, List.of()),
            new DisputeWon(ID, AT, "du_1", List.of()),
            new DisputeLost(ID, AT, "du_1"),
            new MoveRecorded(ID, AT, 2, null),
            new MoveRefused(ID, AT, 1, "too_many_blocks", Credits.of(50), LATER));

    private static final Quote QUOTE = new Quote(PURPOSE, Period.MONTHLY);

    /** What was added to facts later: absent in older ones. */
    static final List<LedgerEvent> ADDED = List.of(
            new PaymentCreated(ID, AT, PAID, USER, PURPOSE, "pi", "credit-ledger-1", QUOTE, FutureUse.OFF_SESSION),
            new PaymentLinked(ID, AT, OBJECTS.on("https://checkout.example.org/c/pay/cs_1")));

    /** A payment that nothing has happened to yet but its beginning. */
    static final Payment NEW_STATE = state(new PaymentCreated(ID, AT, PAID, USER, null, "pi", "credit-ledger-1"));

    /** A payment that much has happened to. */
    static final Payment STATE = state(
            new PaymentCreated(ID, AT, PAID, null, PLAIN, "3 bundles", "credit-ledger-1"),
            new PaymentApproved(ID, AT),
            new PaymentFailed(ID, AT, "declined"),
            new PaymentLinked(ID, AT, OBJECTS),
            new PaymentSucceeded(ID, AT, PAID, BOUGHT),
            new PaymentRefunded(ID, AT, "re_1", PART, TAKEN),
            new RefundFailed(ID, AT, "re_2", PART, List.of()),
            new DisputeOpened(ID, AT, "du_1", PART, List.of()),
            new DisputeOpened(ID, AT, "du_0", PART, List.of()),
            new DisputeLost(ID, AT, "du_1"),
            new MoveRecorded(ID, AT, 1, OTHER),
            new MoveRefused(ID, AT, 2, "exceeds_purchase", Credits.of(5), LATER));

    /** A payment that is bought again. */
    static final Payment RECURRING_STATE = state(
            new PaymentCreated(ID, AT, PAID, USER, null, "pi", "credit-ledger-1", QUOTE, FutureUse.OFF_SESSION),
            new PaymentLinked(ID, AT, OBJECTS.on("https://checkout.example.org/c/pay/cs_1")),
            new PaymentSucceeded(ID, AT, PAID, List.of()),
            new PaymentRedeemed(ID, AT, PURPOSE, BOUGHT),
            new PaymentRecurs(ID, AT, MONTHLY, RENEWED));

    private PaymentSamples() {}

    private static Payment state(PaymentEvent... events) {
        Payment payment = Payment.NONE;
        for (PaymentEvent event : events) {
            payment = PaymentEvolution.evolve(payment, event);
        }
        return payment;
    }
}
