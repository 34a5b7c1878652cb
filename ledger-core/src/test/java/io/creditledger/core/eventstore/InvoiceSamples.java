package io.creditledger.core.eventstore;

import static io.creditledger.core.eventstore.Samples.AT;
import static io.creditledger.core.eventstore.Samples.BLOCK;
import static io.creditledger.core.eventstore.Samples.DRAW;
import static io.creditledger.core.eventstore.Samples.ID;
import static io.creditledger.core.eventstore.Samples.LATER;
import static io.creditledger.core.eventstore.Samples.NOTE;
import static io.creditledger.core.eventstore.Samples.OTHER;
import static io.creditledger.core.eventstore.Samples.PLAIN;

import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.InvoiceVoided;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Invoicing;
import io.creditledger.core.account.ItemFilter;
import io.creditledger.core.account.ItemFilter.Operator;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.OpenInvoice;
import io.creditledger.core.account.Restored;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Unmetered;
import io.creditledger.core.customer.CustomerEvent.TopUpSet;
import io.creditledger.core.customer.InvoiceTerms;
import io.creditledger.core.customer.Lifetime;
import io.creditledger.core.customer.TopUpTerms;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.FutureUse;
import io.creditledger.core.payment.Move;
import io.creditledger.core.payment.PaymentEvent.PaymentCreated;
import io.creditledger.core.payment.PaymentEvent.PaymentRedeemed;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.Quote;
import io.creditledger.core.renewal.RenewalEvent.RenewalStarted;
import io.creditledger.core.tier.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Invoices, orders and blocks with filters: their share of {@link Samples}. */
final class InvoiceSamples {
    private static final Credits C = Credits.of("12.5");
    private static final Credits D = Credits.of("999999999999999999.000000000001");
    private static final BlockTerms TERMS = new BlockTerms(
            BLOCK,
            ID,
            Samples.TERMS.amount(),
            Source.PURCHASE,
            AT,
            LATER,
            -3,
            Samples.TERMS.costBasis(),
            List.of(
                    new ItemFilter(Operator.INCLUDES, List.of("gpu", "cpu")),
                    new ItemFilter(Operator.EXCLUDES, List.of("cpu"))));
    private static final Invoicing INVOICE = new Invoicing("USD", true, 30, LATER, AT, "Thanks", "item_1", true, true);
    private static final Money PAID = Money.of(2_500, "usd");
    private static final Purpose PURPOSE = new Purpose(
            AccountId.user("demo", "e-1", "u-1"),
            Source.PURCHASE,
            "gold",
            List.of(new NewBlock(C, Source.PURCHASE, AT, LATER, 5, TERMS.costBasis(), TERMS.filters())));
    private static final Restored PART = new Restored(TERMS, C);

    static final List<LedgerEvent> FULL = List.of(
            new CreditsOrdered(ID, AT, 7, C, D, TERMS, Source.AUTO_REFILL, "top", NOTE, INVOICE),
            new InvoicePaid(ID, AT, OTHER, LATER, NOTE),
            new InvoiceVoided(ID, AT, OTHER));

    static final List<LedgerEvent> MINIMAL = List.of(
            new CreditsOrdered(
                    ID,
                    AT,
                    1,
                    C,
                    Credits.ZERO,
                    PLAIN,
                    Source.PURCHASE,
                    null,
                    Note.NONE,
                    new Invoicing("USD", false, null, null, null, null, null, false, false)),
            new InvoicePaid(ID, AT, OTHER, AT, Note.NONE),
            new InvoiceVoided(ID, AT, OTHER));

    /** Facts with the components that were added after their full samples were frozen. */
    static final List<LedgerEvent> FILTERED = List.of(
            new CreditsPurchased(
                    ID,
                    AT,
                    7,
                    D,
                    C,
                    List.of(new GrantedBlock(TERMS, C)),
                    Source.AUTO_REFILL,
                    "gold",
                    "cs_1",
                    NOTE,
                    INVOICE),
            new CreditsGranted(ID, AT, 7, D, C, List.of(new GrantedBlock(TERMS, C)), NOTE),
            new BlockExpiryChanged(ID, AT, 7, C, D, DRAW, TERMS, NOTE),
            new DecrementAmended(
                    ID,
                    AT,
                    7,
                    C,
                    D,
                    OTHER,
                    List.of(PART),
                    D,
                    TERMS,
                    Samples.USAGE.by(OTHER),
                    LATER,
                    NOTE,
                    new Unmetered(BLOCK, AT, new TreeMap<>(Map.of("region", "eu")), BigDecimal.TEN)),
            new PurchaseReversed(ID, AT, 7, C, D, OTHER, D, List.of(PART), C, D, NOTE),
            new PurchaseReinstated(ID, AT, 7, C, D, OTHER, BLOCK, List.of(PART), D, TERMS, NOTE),
            new PaymentCreated(
                    ID,
                    AT,
                    PAID,
                    PURPOSE.account(),
                    PURPOSE,
                    "3 bundles",
                    "credit-ledger-1",
                    new Quote(PURPOSE, Period.MONTHLY),
                    FutureUse.OFF_SESSION),
            new PaymentRedeemed(ID, AT, PURPOSE, List.of(new Move(2, Move.Kind.REINSTATEMENT, C, "du_1", 1))),
            new RenewalStarted(ID, AT, StandingSamples.plan(PURPOSE)),
            new TopUpSet(
                    ID,
                    AT,
                    new TopUpTerms(
                            "credits",
                            C,
                            C,
                            TERMS.costBasis(),
                            LATER,
                            new Lifetime(3, Lifetime.Unit.MONTH),
                            new InvoiceTerms(true, 30, "Thank you", true)),
                    OTHER));

    static final OpenInvoice OPEN = new OpenInvoice(C, new OpenInvoice.Order(TERMS, Source.AUTO_REFILL, "top"));

    private InvoiceSamples() {}
}
