package io.creditledger.sandbox;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Price;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.checkout.SessionCreateParams;

/** A seller: a sandbox and stripe-java pointed at it. */
final class Shop implements AutoCloseable {
    final StripeSandbox sandbox;
    final StripeClient stripe;

    Shop() {
        this(SandboxSettings.inMemory());
    }

    Shop(SandboxSettings settings) {
        sandbox = StripeSandbox.start(settings);
        stripe = client(sandbox.secretKey());
    }

    StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(sandbox.baseUrl())
                .setMaxNetworkRetries(0)
                .setConnectTimeout(2000)
                .setReadTimeout(5000)
                .build();
    }

    Price price(long amount) throws StripeException {
        return stripe.v1()
                .prices()
                .create(PriceCreateParams.builder()
                        .setCurrency("usd")
                        .setUnitAmount(amount)
                        .setProductData(PriceCreateParams.ProductData.builder()
                                .setName("1000 credits")
                                .build())
                        .putMetadata("credits", "1000")
                        .build());
    }

    SessionCreateParams.Builder checkout() throws StripeException {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl(sandbox.baseUrl() + "/after?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl(sandbox.baseUrl() + "/gave-up")
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setPrice(price(2500).getId())
                        .setQuantity(2L)
                        .build());
    }

    Session open(SessionCreateParams.Builder params) throws StripeException {
        return stripe.v1().checkout().sessions().create(params.build());
    }

    static PaymentIntentCreateParams.Builder paying(String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(2000L)
                .setCurrency("usd")
                .setConfirm(true)
                .setPaymentMethod(method)
                .setReturnUrl("https://shop.example/back");
    }

    PaymentIntent pay(String method) throws StripeException {
        return stripe.v1().paymentIntents().create(paying(method).build());
    }

    static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
