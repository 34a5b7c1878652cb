package io.creditledger.api.entity;

import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.payment.Agreements;
import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.Deal;
import io.creditledger.api.payment.Imprint;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Payments of users: begun, approved, or made at once. None of them grants credits by itself. */
public final class Paying {
    /**
     * What the provider says of an amount, a currency, an address or a method that it does not take: all else is ours.
     */
    private static final Set<String> OF_CALLERS =
            Set.of("amount_too_small", "amount_too_large", "email_invalid", "resource_missing", "http_400");

    private final PaymentGateway provider;
    private final Payments payments;
    private final Agreements agreements;
    private final Writes writes;
    private final Stamps stamps;

    /**
     * What was asked for.
     *
     * @param payer who alone may redeem it
     * @param amount that was named; null: the tier's price
     * @param tier that was named; null: none
     * @param method the payment method; null: chosen in the browser
     */
    record Order(
            AccountId payer,
            @Nullable Money amount,
            @Nullable String tier,
            @Nullable String method,
            Billing billing,
            @Nullable String description) {
        /** The same for the same order, whatever has become of the tier. Its form is kept: old payments have it. */
        String text(String what) {
            String order = "Order[payer=" + payer + ", amount=" + amount + ", method=" + method + ", saveMethod=false"
                    + ", billing=" + billing + ", description=" + description + "]";
            return what + " "
                    + PaymentIds.of(payer.text(), tier == null ? order : order + tier)
                            .uuid();
        }
    }

    public Paying(Sales sales, Agreements agreements, Writes writes, Stamps stamps) {
        this.provider = sales.provider();
        this.payments = sales.payments();
        this.agreements = agreements;
        this.writes = writes;
        this.stamps = stamps;
    }

    /**
     * An intent that the payer's browser confirms.
     *
     * @param deal what is agreed to; not asked for again when the request is sent again
     */
    Intent begin(Call call, Order order, Supplier<Deal> deal) {
        PaymentId id = agreements.id(call);
        return made(id, agreed(call, id, order, "intent", deal), order, false);
    }

    private Agreed agreed(Call call, PaymentId id, Order order, String what, Supplier<Deal> deal) {
        String text = order.text(what);
        Agreed known = agreements.known(id, text);
        return known == null ? agreements.agree(call, id, order.payer(), text, deal.get()) : known;
    }

    /** Pays at once; what would need the payer's bank to ask is given up. */
    void pay(Call call, Order order, Money amount) {
        PaymentId id = agreements.id(call);
        Intent intent = made(id, agreed(call, id, order, "pay", () -> Deal.of(amount)), order, true);
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

    /** Once it is known, it is read; and where it may be there unknown to us, it is looked for before it is made. */
    private Intent made(PaymentId id, Agreed agreed, Order order, boolean confirm) {
        String known = agreed.objects().intent();
        if (known != null) {
            return provider.intent(known);
        }
        Intent intent = (agreements.isKeyForgotten(agreed)
                        ? provider.made(id, agreed.agreement().at())
                        : Optional.<Intent>empty())
                .orElseGet(() -> created(request(id, agreed, order, confirm)));
        agreements.link(id, intent.objects());
        return intent;
    }

    private static IntentRequest request(PaymentId id, Agreed agreed, Order order, boolean confirm) {
        return new IntentRequest(
                id.gatewayKey(),
                id,
                order.payer(),
                agreed.agreement().amount(),
                order.method(),
                confirm,
                agreed.agreement().use() != null,
                order.billing(),
                order.description(),
                Imprint.of(agreed));
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
