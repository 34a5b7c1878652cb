package io.creditledger.api.entity;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Entities;
import io.creditledger.api.call.ReservedKeys;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.entity.TierPurchases.Past;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.AccountRefusal.AccountNotOpen;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.tier.TierView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Credits of users going in and out. */
public final class Spending {
    private final Writes writes;
    private final Stamps stamps;
    private final Entities entities;
    private final Claims claims;
    private final TierPurchases purchases;

    public Spending(Writes writes, Stamps stamps, Entities entities, Claims claims, TierPurchases purchases) {
        this.writes = writes;
        this.stamps = stamps;
        this.entities = entities;
        this.claims = claims;
        this.purchases = purchases;
    }

    /** Takes whole credits. Who has no account has no credits. */
    ResponseEntity<Answer<Void>> decrement(Call call, String entity, String user, Fields fields) {
        Credits amount = fields.numbersOnly().credits("creditsAmount");
        if (amount.value().scale() > 0) {
            fields.error("creditsAmount", "must be a whole number, got " + amount + ".", "int_type");
        }
        fields.done();
        AccountId account = Users.account(call, entity, user);
        DecrementCredits command =
                new DecrementCredits(account, stamps.id(), stamps.now(), amount, Usage.of("usage"), Note.NONE);
        Outcome outcome = writes.outcome(call, command, call.key());
        if (outcome instanceof Outcome.Refused refused && refused.refusal() instanceof AccountNotOpen) {
            entities.known(call, entity);
            throw Problem.of(ProblemType.INSUFFICIENT_CREDITS, "Insufficient credits");
        }
        return Answers.written(200, Writes.accepted(outcome), Answer.done());
    }

    /**
     * Buys a tier. One that costs money needs an intent that was paid. A free tier is claimed once, under a key of its
     * own: asking again changes nothing, even when the tier has changed or is no longer offered. Nor does asking again
     * with an intent that bought the tier while it cost money; and who has claimed it may buy it once it does.
     */
    ResponseEntity<Answer<Void>> buy(Call call, String entity, String user, Fields fields) {
        String tier = fields.text("creditsTierId", 200);
        String named = fields.optionalText("intentId", 255);
        String intent = named == null || named.isEmpty() ? null : named;
        fields.done();
        AccountId account = Users.account(call, entity, user);
        String once = ReservedKeys.freeTier(account.stream(), tier);
        boolean claimed = claims.isTaken(call.tenant(), once);
        if (claimed && intent == null) {
            return claimedBefore();
        }
        TierView offer = entities.tier(call, entity, tier);
        if (offer.terms().price().signum() > 0) {
            return paid(call, account, offer, intent);
        }
        Past past = intent == null ? Past.NONE : purchases.past(call, account, offer, intent);
        if (past == Past.QUOTED) {
            return paid(call, account, offer, intent);
        }
        if (claimed || past == Past.BOUGHT) {
            return claimedBefore();
        }
        if (offer.retired()) {
            throw Problem.notFound("Tier " + tier);
        }
        return offer.terms().period() == Period.ONETIME
                ? claimed(call, claim(account, offer), once)
                : renewed(call, account, offer, once);
    }

    private ResponseEntity<Answer<Void>> renewed(Call call, AccountId account, TierView offer, String once) {
        Outcome.Accepted accepted = purchases.begin(call, account, offer, once);
        if (!claims.isTaken(call.tenant(), once)) {
            throw Problem.of(ProblemType.UNAVAILABLE, "The tier is claimed; its credits come later. Ask again.");
        }
        return Answers.written(200, accepted, Answer.done());
    }

    private ResponseEntity<Answer<Void>> paid(Call call, AccountId account, TierView offer, @Nullable String intent) {
        if (intent == null) {
            throw offer.retired()
                    ? Problem.notFound("Tier " + offer.tier())
                    : Problem.of(
                            ProblemType.INVALID_REQUEST,
                            "Tier '" + offer.tier() + "' costs money: send the intentId of its payment.");
        }
        return Answers.written(200, purchases.redeem(call, account, offer, intent), Answer.done());
    }

    /** A user's account opens itself with the first purchase, in the same decision. */
    private PurchaseCredits claim(AccountId account, TierView offer) {
        return new PurchaseCredits(
                account,
                stamps.id(),
                stamps.now(),
                blocks(offer.terms()),
                Source.PURCHASE,
                offer.tier(),
                null,
                Note.NONE,
                Settings.DEFAULT);
    }

    /** A key used for other terms of the tier was used at this very moment by another request, or was refused then. */
    private ResponseEntity<Answer<Void>> claimed(Call call, PurchaseCredits command, String once) {
        Outcome outcome = writes.outcome(call, command, once);
        if (outcome instanceof Outcome.KeyReused && claims.isTaken(call.tenant(), once)) {
            return claimedBefore();
        }
        return Answers.written(200, Writes.accepted(outcome), Answer.done());
    }

    private static ResponseEntity<Answer<Void>> claimedBefore() {
        return ResponseEntity.ok().header("Idempotent-Replayed", "true").body(Answer.done());
    }

    private static List<NewBlock> blocks(TierTerms terms) {
        List<NewBlock> blocks = new ArrayList<>();
        if (terms.credits().isPositive()) {
            blocks.add(NewBlock.of(terms.credits(), Source.PURCHASE));
        }
        if (terms.extraCredits().isPositive()) {
            blocks.add(NewBlock.of(terms.extraCredits(), Source.BONUS));
        }
        return blocks;
    }
}
