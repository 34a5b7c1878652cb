package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Store;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Why a payment did not go through, in Stripe's words. */
final class Declines {
    private static final String DECLINED = "card_declined";

    private static final Map<String, Reason> REASONS = Map.ofEntries(
            reason(DECLINED, "generic_decline", "Your card was declined."),
            reason(DECLINED, "insufficient_funds", "Your card has insufficient funds."),
            reason(DECLINED, "lost_card", "Your card was declined."),
            reason(DECLINED, "stolen_card", "Your card was declined."),
            reason(
                    DECLINED,
                    "card_velocity_exceeded",
                    "Your card was declined for making repeated attempts too frequently or exceeding its amount"
                            + " limit."),
            reason("expired_card", "expired_card", "Your card has expired."),
            reason("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
            reason(
                    "processing_error",
                    "processing_error",
                    "An error occurred while processing your card. Try again in a little bit."),
            reason(
                    "authentication_required",
                    "authentication_required",
                    "Your card was declined. This transaction requires authentication."),
            reason("account_closed", "account_closed", "The bank account has been closed."),
            reason("no_account", "no_account", "The bank account number provided does not exist."),
            reason(
                    "debit_not_authorized",
                    "debit_not_authorized",
                    "The customer has notified their bank that this payment was unauthorized."));

    private Declines() {}

    /** A reason: its code, the issuer's own code, the sentence for the buyer. */
    record Reason(String code, String declineCode, String message) {}

    private static Map.Entry<String, Reason> reason(String code, String declineCode, String message) {
        return Map.entry(declineCode, new Reason(code, declineCode, message));
    }

    /** The reason with the issuer's code; the general one when it is not known. */
    static Reason reason(@Nullable String declineCode) {
        Reason general = new Reason(DECLINED, "generic_decline", "Your card was declined.");
        return declineCode == null ? general : REASONS.getOrDefault(declineCode, general);
    }

    /** The fields of {@code last_payment_error}. */
    static ObjectNode lastError(Reason reason, @Nullable String charge, ObjectNode method) {
        ObjectNode error = Json.object();
        if (charge != null) {
            error.put("charge", charge);
        }
        error.put("code", reason.code());
        error.put("decline_code", reason.declineCode());
        error.put("doc_url", ApiError.docUrl(reason.code()));
        error.put("message", reason.message());
        error.set("payment_method", method.deepCopy());
        error.put("type", "card_error");
        return error;
    }

    /** 402 without an effect, as when a card cannot be attached. */
    static ApiError error(Reason reason) {
        return new ApiError(402, "card_error", reason.code(), reason.message(), null)
                .with("decline_code", reason.declineCode());
    }

    /** 402 with the payment intent it happened to; what happened stays. */
    static CardDeclined declined(Reason reason, ObjectNode intent, ObjectNode method) {
        CardDeclined declined = new CardDeclined(reason);
        declined.with("decline_code", reason.declineCode());
        String charge = Json.text(intent, "latest_charge");
        if (charge != null) {
            declined.with("charge", charge);
        }
        declined.with("payment_intent", intent.deepCopy());
        declined.with("payment_method", method.deepCopy());
        return declined;
    }

    /** A payment method without a customer is good for one payment. */
    static ApiError usedUp() {
        return ApiError.invalid(
                null,
                "The provided PaymentMethod was previously used with a PaymentIntent without Customer"
                        + " attachment, shared with a connected account without Customer attachment, or was detached"
                        + " from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must"
                        + " attach it to a Customer first.",
                "payment_method");
    }

    /** A declined card: an error whose effects stay. */
    static final class CardDeclined extends ApiError implements Store.KeepsEffect {
        private static final long serialVersionUID = 1L;

        CardDeclined(Reason reason) {
            super(402, "card_error", reason.code(), reason.message(), null);
        }
    }
}
