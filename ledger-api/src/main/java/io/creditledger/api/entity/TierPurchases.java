package io.creditledger.api.entity;

import io.creditledger.api.call.Acknowledged;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.payment.Deal;
import io.creditledger.api.payment.PaymentIds;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Sales;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.FutureUse;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.Quote;
import io.creditledger.core.renewal.Periods;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.tier.TierView;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tiers that cost money: a payment intent is looked at where it was paid, and redeemed once, by the user who made it,
 * for the tier's credits and its bonus.
 */
public final class TierPurchases {
    private final Sales sales;
    private final Payments payments;
    private final Writes writes;
    private final Stamps stamps;
    private final Acknowledged acknowledged;

    public TierPurchases(Sales sales, Writes writes, Stamps stamps, Acknowledged acknowledged) {
        this.sales = sales;
        this.payments = sales.payments();
        this.writes = writes;
        this.stamps = stamps;
        this.acknowledged = acknowledged;
    }

    /** What a tier costs. */
    Money price(TierView tier) {
        TierTerms terms = tier.terms();
        if (Money.isTooFine(terms.price(), sales.tierCurrency())) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    "The price of tier '" + tier.tier() + "' cannot be paid in " + sales.tierCurrency() + ".");
        }
        return Money.ofMajor(terms.price(), sales.tierCurrency());
    }

    /** What is agreed to when a tier is named: its terms of now, and to be charged again if it recurs. */
    Deal deal(AccountId payer, TierView tier) {
        Money price = price(tier);
        TierTerms terms = tier.terms();
        boolean recurs = terms.period() != Period.ONETIME;
        return new Deal(
                price, new Quote(purpose(payer, tier, price), terms.period()), recurs ? FutureUse.OFF_SESSION : null);
    }

    /**
     * What is agreed to when none is named: the published clients do not name it before they redeem it. As it may be
     * for a tier that recurs, the method is saved wherever the entity sells one.
     *
     * @param offered the entity's tiers
     */
    Deal deal(Money amount, List<TierView> offered) {
        boolean recurs = offered.stream()
                .map(TierView::terms)
                .anyMatch(terms ->
                        terms.period() != Period.ONETIME && terms.price().signum() > 0);
        return new Deal(amount, null, recurs ? FutureUse.OFF_SESSION : null);
    }

    private static Purpose purpose(AccountId account, TierView tier, Money price) {
        TierTerms terms = tier.terms();
        return Purpose.of(account, Source.PURCHASE, tier.tier(), terms.credits(), terms.extraCredits(), price);
    }

    /**
     * Redeems the intent for the tier. The same again changes nothing, whatever has become of the tier since.
     *
     * @throws Problem 404 when it is none of the tenant's payments, 400 when it is not paid, 409 when it was used for
     *     something else, or by another user
     */
    Outcome.Accepted redeem(Call call, AccountId account, TierView tier, String intent) {
        PaymentId id = seen(call, intent);
        Money agreed = agreed(id, tier);
        if (tier.retired() && agreed == null) {
            throw Problem.notFound("Tier " + tier.tier());
        }
        Money price = agreed == null ? price(tier) : agreed;
        RedeemPayment command = new RedeemPayment(
                id,
                stamps.id(),
                stamps.now(),
                account,
                purpose(account, tier, price),
                price,
                tier.terms().period());
        Outcome.Accepted accepted = writes.accepted(call, command, null);
        checkGranted(id);
        acknowledged.note(account.stream(), sales.head().getAsLong());
        return accepted;
    }

    /** How an intent stands to a tier that costs nothing now. */
    enum Past {
        NONE,
        /** It was begun for the tier while it cost money, and may have been paid since. */
        QUOTED,
        /** It has bought it. */
        BOUGHT
    }

    /** Whether the intent has bought the tier for the account already, or was begun for it, whatever it costs now. */
    Past past(Call call, AccountId account, TierView tier, String intent) {
        Payment payment = sales.provider()
                .find(intent)
                .map(SeenPayment::payment)
                .filter(id -> isOf(call, id))
                .map(payments::payment)
                .orElse(Payment.NONE);
        if (!(payment instanceof Agreed agreed)) {
            return Past.NONE;
        }
        Purpose purpose = agreed.purpose();
        if (purpose != null) {
            boolean same = purpose.account().equals(account) && tier.tier().equals(purpose.offer());
            return same ? Past.BOUGHT : Past.NONE;
        }
        return isQuoted(agreed, tier) ? Past.QUOTED : Past.NONE;
    }

    /**
     * What a payment that was begun for the tier, or is redeemed, was agreed at; null: the tier's terms of now count.
     */
    private @Nullable Money agreed(PaymentId id, TierView tier) {
        return payments.payment(id) instanceof Agreed known && (known.purpose() != null || isQuoted(known, tier))
                ? known.agreement().amount()
                : null;
    }

    private static boolean isQuoted(Agreed payment, TierView tier) {
        Quote quote = payment.agreement().quote();
        return quote != null && tier.tier().equals(quote.purpose().offer());
    }

    /**
     * Claims a free tier that is given again each period: from now on its renewal brings it, the first period at once.
     *
     * @param once the name of the claim
     * @throws Problem 409 while another renewal's charge is under way
     */
    Outcome.Accepted begin(Call call, AccountId account, TierView tier, String once) {
        TierTerms terms = tier.terms();
        Money nothing = new Money(0, sales.tierCurrency());
        Plan plan = new Plan(
                PaymentIds.of(call.tenant(), once).uuid(),
                new Periods(terms.period(), stamps.now()),
                nothing,
                Purpose.of(account, Source.RECURRING, tier.tier(), terms.credits(), terms.extraCredits(), nothing),
                null);
        Outcome.Accepted accepted = writes.accepted(
                call, new StartRenewal(account, stamps.id(), plan.periods().first(), plan), null);
        sales.renewals().renew(account);
        acknowledged.note(account.stream(), sales.head().getAsLong());
        return accepted;
    }

    private PaymentId seen(Call call, String intent) {
        return sales.provider()
                .find(intent)
                .filter(found -> intent.equals(found.seen().objects().intent()))
                .filter(found -> found.payment() != null && isOf(call, found.payment()))
                .map(found -> {
                    PaymentId id = Objects.requireNonNull(found.payment());
                    payments.observe(id, found.seen());
                    return id;
                })
                .orElseThrow(() -> Problem.notFound("Payment intent " + intent));
    }

    private boolean isOf(Call call, PaymentId id) {
        return id.tenant().equals(call.tenant()) && payments.payment(id) instanceof Agreed;
    }

    private void checkGranted(PaymentId id) {
        MoveProgress purchase = payments.settle(id) instanceof Agreed agreed ? agreed.move(1) : null;
        if (purchase == null || !purchase.done()) {
            throw Problem.of(
                    ProblemType.UNAVAILABLE, "The payment is redeemed; its credits come in a moment. Ask again.");
        }
    }
}
