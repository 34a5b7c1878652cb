package io.creditledger.api.stripe;

import com.stripe.StripeClient;
import com.stripe.service.V1Services;

/** Makes stripe-java's client. It sends the API version that it was generated for, whatever the account's own is. */
final class StripeClients {
    private StripeClients() {}

    static V1Services open(StripeAccess access) {
        return StripeClient.builder()
                .setApiKey(access.key())
                .setApiBase(access.base())
                .setConnectTimeout(Math.toIntExact(access.connect().toMillis()))
                .setReadTimeout(Math.toIntExact(access.read().toMillis()))
                .setMaxNetworkRetries(access.retries())
                .build()
                .v1();
    }
}
