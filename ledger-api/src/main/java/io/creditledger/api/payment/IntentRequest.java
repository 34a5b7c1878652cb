package io.creditledger.api.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaymentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a payment intent is for.
 *
 * @param key the payment's {@link PaymentId#gatewayKey}
 * @param payer whose money
 * @param amount to be paid
 * @param method the provider's payment method, {@code pm_…}; null: chosen when it is confirmed
 * @param confirm whether to charge it at once, which needs a method
 * @param saveMethod whether the method may be charged again without the payer
 * @param billing who pays, as the provider's receipt shows it
 * @param description shown to the payer
 * @param imprint metadata that says how the payment began: {@link Imprint}
 */
public record IntentRequest(
        String key,
        PaymentId payment,
        AccountId payer,
        Money amount,
        @Nullable String method,
        boolean confirm,
        boolean saveMethod,
        Billing billing,
        @Nullable String description,
        Map<String, String> imprint) {
    /** Without an imprint. */
    public IntentRequest(
            String key,
            PaymentId payment,
            AccountId payer,
            Money amount,
            @Nullable String method,
            boolean confirm,
            boolean saveMethod,
            Billing billing,
            @Nullable String description) {
        this(key, payment, payer, amount, method, confirm, saveMethod, billing, description, Map.of());
    }
}
