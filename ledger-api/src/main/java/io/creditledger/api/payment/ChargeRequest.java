package io.creditledger.api.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.SavedMethod;
import java.util.Map;

/**
 * A charge without the payer being there: an auto-refill or a renewal.
 *
 * @param key the payment's {@link PaymentId#gatewayKey}
 * @param account whose credits
 * @param amount to be paid
 * @param method what the payer saved for this
 * @param description shown to the payer
 * @param imprint metadata that says how the payment began: {@link Imprint}
 */
public record ChargeRequest(
        String key,
        PaymentId payment,
        AccountId account,
        Money amount,
        SavedMethod method,
        String description,
        Map<String, String> imprint) {}
