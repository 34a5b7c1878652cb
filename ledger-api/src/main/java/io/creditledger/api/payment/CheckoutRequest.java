package io.creditledger.api.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.payment.PaymentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a checkout page is to sell.
 *
 * @param key the payment's {@link PaymentId#gatewayKey}
 * @param account whose credits; its text form is the provider's client reference
 * @param price the provider's price
 * @param quantity how many bundles
 * @param successUrl where the payer goes after paying
 * @param cancelUrl where the payer goes after giving up
 * @param customer the provider's customer if there is one; null: one is made
 * @param saveMethod whether the method may be charged again without the payer
 * @param imprint metadata that says how the payment began: {@link Imprint}
 */
public record CheckoutRequest(
        String key,
        PaymentId payment,
        AccountId account,
        String price,
        int quantity,
        String successUrl,
        String cancelUrl,
        @Nullable String customer,
        boolean saveMethod,
        Map<String, String> imprint) {}
