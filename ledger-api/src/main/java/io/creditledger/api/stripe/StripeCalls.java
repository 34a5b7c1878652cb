package io.creditledger.api.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.creditledger.api.payment.Declined;
import io.creditledger.api.payment.GatewayFailure;
import io.creditledger.api.payment.Rejected;
import io.creditledger.api.payment.Unreachable;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call to Stripe may end with, in the ledger's words (docs.stripe.com/error-low-level). */
final class StripeCalls {
    private StripeCalls() {}

    /** A call of stripe-java's. */
    interface Call<T> {
        T ask() throws StripeException;
    }

    /** @throws GatewayFailure when Stripe did not do it */
    static <T> T ask(Call<T> call) {
        try {
            return call.ask();
        } catch (StripeException e) {
            throw failure(e);
        }
    }

    /** The same; empty when Stripe has no such object. */
    static <T> Optional<T> askIfThere(Call<Optional<T>> call) {
        try {
            return ask(call);
        } catch (Rejected e) {
            if (e.code().equals("resource_missing")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    /** A bank's own reason where it gave one, such as {@code insufficient_funds}; else Stripe's code. */
    static String declineCode(@Nullable String code, @Nullable String declineCode) {
        return declineCode == null || declineCode.equals("generic_decline")
                ? Objects.requireNonNullElse(code, "card_declined")
                : declineCode;
    }

    private static GatewayFailure failure(StripeException e) {
        String words = words(e);
        return switch (e) {
            case CardException card -> new Declined(declineCode(card.getCode(), card.getDeclineCode()), words, e);
            case ApiConnectionException lost ->
                new Unreachable(lost.getCause() instanceof SocketTimeoutException, "Stripe did not answer.", e);
            case RateLimitException limit -> new Unreachable(false, words, e);
            default -> isOpen(e.getStatusCode()) ? new Unreachable(false, words, e) : new Rejected(code(e), words, e);
        };
    }

    /**
     * Stripe's own failure, the same key at work at this moment, or an API key that Stripe does not take: nothing was
     * decided about the payment, and asking again can end otherwise.
     */
    private static boolean isOpen(@Nullable Integer status) {
        return status == null || status >= 500 || status == 409 || status == 401 || status == 403;
    }

    private static String code(StripeException e) {
        return Objects.requireNonNullElse(e.getCode(), "http_" + e.getStatusCode());
    }

    private static String words(StripeException e) {
        String message = e.getUserMessage() == null ? "Stripe refused." : e.getUserMessage();
        return e.getRequestId() == null ? message : message + " (Stripe's request " + e.getRequestId() + ")";
    }
}
