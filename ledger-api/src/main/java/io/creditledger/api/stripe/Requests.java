package io.creditledger.api.stripe;

import static io.creditledger.api.stripe.StripeCalls.ask;
import static io.creditledger.api.stripe.StripeCalls.key;

import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.service.V1Services;
import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.ChargeRequest;
import io.creditledger.api.payment.CheckoutRequest;
import io.creditledger.api.payment.Imprint;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Money;
import java.util.Map;

/** What Stripe is asked to make. The same request makes the same parameters, as its idempotency keys want it. */
final class Requests {
    private static final String ACCOUNT = Imprint.ACCOUNT;

    /** Stripe's limit of {@code client_reference_id}. */
    private static final int MAX_REFERENCE = 200;

    private final V1Services stripe;
    private final Marks marks;

    Requests(V1Services stripe, Marks marks) {
        this.stripe = stripe;
        this.marks = marks;
    }

    SessionCreateParams session(CheckoutRequest request) {
        String account = request.account().text();
        SessionCreateParams.PaymentIntentData.Builder intent = SessionCreateParams.PaymentIntentData.builder()
                .putAllMetadata(marks.of(request.payment(), request.imprint()))
                .putMetadata(ACCOUNT, account);
        if (request.saveMethod()) {
            intent.setSetupFutureUsage(SessionCreateParams.PaymentIntentData.SetupFutureUsage.OFF_SESSION);
        }
        SessionCreateParams.Builder session = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl(request.successUrl())
                .setCancelUrl(request.cancelUrl())
                .setClientReferenceId(account.substring(0, Math.min(account.length(), MAX_REFERENCE)))
                .putAllMetadata(marks.of(request.payment(), request.imprint()))
                .putMetadata(ACCOUNT, account)
                .putMetadata("quantity", Integer.toString(request.quantity()))
                .setPaymentIntentData(intent.build())
                .setInvoiceCreation(SessionCreateParams.InvoiceCreation.builder()
                        .setEnabled(true)
                        .build())
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setPrice(request.price())
                        .setQuantity((long) request.quantity())
                        .build());
        return request.customer() == null
                ? session.setCustomerCreation(SessionCreateParams.CustomerCreation.ALWAYS)
                        .build()
                : session.setCustomer(request.customer()).build();
    }

    PaymentIntentCreateParams charge(ChargeRequest request) {
        return intent(marks.of(request.payment(), request.imprint()), request.account(), request.amount())
                .setDescription(request.description())
                .setCustomer(request.method().customer())
                .setPaymentMethod(request.method().method())
                .setOffSession(true)
                .setConfirm(true)
                .build();
    }

    /** A method can only be saved with a customer, so that one is made first, under a key of its own. */
    Intent create(IntentRequest request) {
        PaymentIntentCreateParams.Builder intent =
                intent(marks.of(request.payment(), request.imprint()), request.payer(), request.amount());
        if (request.description() != null) {
            intent.setDescription(request.description());
        }
        if (request.billing().email() != null) {
            intent.setReceiptEmail(request.billing().email());
        }
        if (request.saveMethod()) {
            intent.setCustomer(customer(request))
                    .setSetupFutureUsage(PaymentIntentCreateParams.SetupFutureUsage.OFF_SESSION);
        }
        if (request.method() != null) {
            intent.setPaymentMethod(request.method()).setConfirm(request.confirm());
        }
        return Intents.of(ask(() -> stripe.paymentIntents().create(intent.build(), key(request.key()))));
    }

    private String customer(IntentRequest request) {
        Billing billing = request.billing();
        CustomerCreateParams params = CustomerCreateParams.builder()
                .setName(billing.name())
                .setEmail(billing.email())
                .setAddress(CustomerCreateParams.Address.builder()
                        .setCountry(billing.country())
                        .setPostalCode(billing.postalCode())
                        .setCity(billing.city())
                        .setState(billing.state())
                        .setLine1(billing.line1())
                        .setLine2(billing.line2())
                        .build())
                .putMetadata(ACCOUNT, request.payer().stream())
                .build();
        return ask(() -> stripe.customers().create(params, key(request.key() + "-customer")))
                .getId();
    }

    private static PaymentIntentCreateParams.Builder intent(
            Map<String, String> metadata, AccountId account, Money amount) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount.minor())
                .setCurrency(amount.currency().code())
                .putAllMetadata(metadata)
                .putMetadata(ACCOUNT, account.text())
                .setAutomaticPaymentMethods(AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build());
    }
}
