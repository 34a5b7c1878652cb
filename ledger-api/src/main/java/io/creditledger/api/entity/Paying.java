package io.creditledger.api.entity;

import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.payment.Agreements;
import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.PaymentIds;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Rejected;
import io.creditledger.api.payment.Sales;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Owner;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.ApprovePayment;
import io.creditledger.core.payment.PaymentId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payments of users: begun, approved, or made at once. None of them grants credits by itself. */
public final class Paying {
    /** What the provider says of an amount, a currency or a method that it does not take: all else is ours. */
    private static final Set<String> OF_CALLERS =
            Set.of("amount_too_small", "amount_too_large", "resource_missing", "http_400");

    private final PaymentGateway provider;
    private final Payments payments;
    private final Agreements agreements;
    private final Writes writes;
    private final Stamps stamps;

    /**
     * What is to be paid.
     *
     * @param payer who alone may redeem it
     * @param method the payment method; null: chosen in the browser
     * @param saveMethod whether it may be charged again without the payer
     */
    record Order(
            AccountId payer,
            Money amount,
            @Nullable String method,
            boolean saveMethod,
            Billing billing,
            @Nullable String description) {
        /** The same for the same order. */
        String text(String what) {
            return what + " " + PaymentIds.of(payer.text(), toString()).uuid();
        }
    }

    public Paying(Sales sales, Agreements agreements, Writes writes, Stamps stamps) {
        this.provider = sales.provider();
        this.payments = sales.payments();
        this.agreements = agreements;
        this.writes = writes;
        this.stamps = stamps;
    }

    /** An intent that the payer's browser confirms. */
    Intent begin(Call call, Order order) {
        PaymentId id = agreements.id(call);
        Agreed agreed = agreements.agree(call, id, order.amount(), order.payer(), order.text("intent"));
        return made(id, agreed, order, false);
    }

    /** Pays at once; what would need the payer's bank to ask is given up. */
    void pay(Call call, Order order) {
        PaymentId id = agreements.id(call);
        Agreed agreed = agreements.agree(call, id, order.amount(), order.payer(), order.text("pay"));
        Intent intent = made(id, agreed, order, true);
        switch (intent.step()) {
            case SUCCEEDED, PROCESSING, NEEDS_CAPTURE -> payments.refresh(id);
            case NEEDS_METHOD, NEEDS_CONFIRMATION, NEEDS_ACTION -> {
                provider.cancel(intent.id(), id.gatewayKey() + "-cancel");
                payments.refresh(id);
                throw impossible("The payer's bank wants to ask them: use create-payment-intent instead.");
            }
            case CANCELLED -> throw impossible("This payment was given up.");
        }
    }

    /** Once it is known, it is read: the provider remembers keys for a day only. */
    private Intent made(PaymentId id, Agreed agreed, Order order, boolean confirm) {
        String known = agreed.objects().intent();
        if (known != null) {
            return provider.intent(known);
        }
        Intent intent = created(new IntentRequest(
                id.gatewayKey(),
                id,
                order.payer(),
                agreed.agreement().amount(),
                order.method(),
                confirm,
                order.saveMethod(),
                order.billing(),
                order.description()));
        agreements.link(id, intent.objects());
        return intent;
    }

    private Intent created(IntentRequest request) {
        try {
            return provider.createIntent(request);
        } catch (Rejected e) {
            throw OF_CALLERS.contains(e.code()) ? impossible("The payment provider refused: " + e.code() + ".") : e;
        }
    }

    /**
     * The payer approves: what was authorized is captured, what waits for it is confirmed, what is paid stays paid.
     *
     * @throws Problem 404 when the entity has no such payment, 400 when it cannot be approved as it stands
     */
    void approve(Call call, String entity, String name) {
        PaymentId id = provider.find(name)
                .filter(seen -> name.equals(seen.seen().objects().intent()))
                .map(SeenPayment::payment)
                .filter(found -> isOf(call, entity, found))
                .orElseThrow(() -> Problem.notFound("Payment intent " + name));
        Intent intent = provider.intent(name);
        switch (intent.step()) {
            case NEEDS_CAPTURE -> {
                approved(call, id);
                provider.capture(name, id.gatewayKey() + "-capture");
            }
            case NEEDS_CONFIRMATION -> {
                approved(call, id);
                confirm(name);
            }
            case SUCCEEDED, PROCESSING -> approved(call, id);
            case NEEDS_METHOD -> throw impossible("The payment has no payment method yet.");
            case NEEDS_ACTION -> throw impossible("The payer's bank has still to be answered, in the browser.");
            case CANCELLED -> throw impossible("The payment was cancelled.");
        }
        payments.refresh(id);
    }

    /** A new key each time: an intent that was confirmed cannot be confirmed again, and another method may be tried. */
    private void confirm(String intent) {
        if (provider.confirm(intent, null, "credit-ledger-confirm-" + stamps.id())
                        .step()
                == Intent.Step.NEEDS_ACTION) {
            throw impossible("The payer's bank has to be answered, in the browser.");
        }
    }

    private void approved(Call call, PaymentId id) {
        writes.accepted(call, new ApprovePayment(id, stamps.id(), stamps.now()), null);
    }

    private boolean isOf(Call call, String entity, PaymentId id) {
        return id.tenant().equals(call.tenant())
                && payments.payment(id) instanceof Agreed agreed
                && agreed.agreement().payer() instanceof AccountId payer
                && payer.owner() instanceof Owner.EntityUser user
                && user.entity().equals(entity)
                && (call.caller().owner() || user.user().equals(call.caller().user()));
    }

    private static Problem impossible(String why) {
        return Problem.of(ProblemType.INVALID_REQUEST, why);
    }
}
