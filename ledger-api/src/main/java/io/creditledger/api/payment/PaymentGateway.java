package io.creditledger.api.payment;

import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payment provider. Every call that makes or changes something carries a key: the same key with the same request is
 * the same object, whatever was sent again.
 *
 * <p>Every method throws a {@link GatewayFailure}: {@link Declined} when the payer's bank refused, {@link Rejected}
 * when the provider refused the request, {@link Unreachable} when there was no answer, so that it is not known whether
 * it happened: ask again with the same key.
 */
public interface PaymentGateway {
    /** Metadata of every object made for a payment: its tenant. */
    String TENANT = "credit_ledger_tenant";

    /** Metadata of every object made for a payment: its UUID. */
    String PAYMENT = "credit_ledger_payment";

    /** Metadata of every object made for a payment: which ledger made it, where several share an account. */
    String LEDGER = "credit_ledger_id";

    /** The same provider, for a ledger of this name: it marks what it makes with it, and knows others' by theirs. */
    default PaymentGateway of(String ledger) {
        return this;
    }

    /** The code of {@link Rejected} when a price exists but no bundles of credits can be sold at it. */
    String UNUSABLE_PRICE = "unusable_price";

    /** What {@code price} costs now and how many credits it brings. */
    Offer offer(String price);

    /** A page of the provider's on which a person pays. */
    Checkout openCheckout(CheckoutRequest request);

    /**
     * The page that was opened for the payment, if one was: looked for among those made since, because the provider
     * forgets keys. Its address is only there while it is open.
     */
    Optional<SeenPayment> opened(PaymentId payment, Instant since);

    /** The intent that was created for the payment, if one was; looked for likewise. */
    Optional<Intent> made(PaymentId payment, Instant since);

    /** A payment intent, for a payer who pays in an app. With a method and {@code confirm} it is charged at once. */
    Intent createIntent(IntentRequest request);

    /** Charges a saved method without the payer being there. */
    Intent charge(ChargeRequest request);

    /**
     * What an earlier charge with the same payment made, however long ago: the provider forgets keys, and its answer
     * may have been lost. Empty: nothing was made.
     */
    Optional<Intent> charged(ChargeRequest request);

    /** The intent as it stands. */
    Intent intent(String intent);

    /** Confirms an intent that waits for it. {@code method} null: the one it has. */
    Intent confirm(String intent, @Nullable String method, String key);

    /** Captures an intent that was authorized. */
    Intent capture(String intent, String key);

    /** Cancels an intent, so that nobody pays it any more; one that succeeded is {@link Rejected}. */
    Intent cancel(String intent, String key);

    /**
     * Everything the provider says about a payment now, refunds and disputes included, read anew.
     *
     * @param objects those known; at least the session or the intent
     */
    SeenPayment observe(PaidObjects objects);

    /**
     * The payment that an object belongs to, whatever it is: session, intent, charge, invoice, refund, dispute.
     *
     * @return empty when the provider has no such object, or it belongs to no payment of money
     */
    Optional<SeenPayment> find(String object);

    /** A page for the payer that proves the payment; resolved now, because such addresses expire. Empty: none. */
    Optional<String> receiptUrl(PaidObjects objects);

    /**
     * Payments at the provider, whoever made them: first those that were made, newest first, then those of which money
     * was taken back. One may come more than once.
     *
     * @param since made, or taken back, at or after
     * @param cursor {@link SeenPage#next} of the page before; null: the first
     */
    SeenPage list(Instant since, @Nullable String cursor);
}
