package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentIntentsTest {
    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void a_good_card_pays_at_once() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_visa");
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(2000);
        assertThat(intent.getCaptureMethod()).isEqualTo("automatic_async");
        Charge charge = shop.stripe.v1().charges().retrieve(intent.getLatestCharge());
        assertThat(charge.getPaid()).isTrue();
        assertThat(charge.getReceiptUrl()).startsWith(shop.sandbox.baseUrl());
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_visa_chargeDeclinedLostCard, card_declined, lost_card",
        "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card",
        "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc",
        "pm_card_chargeDeclinedProcessingError, processing_error, processing_error",
    })
    void a_declined_card_says_why_and_leaves_the_intent_open(String method, String code, String declineCode)
            throws StripeException {
        CardException declined = catchThrowableOfType(CardException.class, () -> shop.pay(method));
        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo(code);
        assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
        PaymentIntent intent = shop.stripe
                .v1()
                .paymentIntents()
                .retrieve(declined.getStripeError().getPaymentIntent().getId());
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo(declineCode);
        assertThat(intent.getPaymentMethod()).isNull();
        assertThat(shop.stripe.v1().charges().retrieve(intent.getLatestCharge()).getStatus())
                .isEqualTo("failed");
    }

    @Test
    void another_card_can_pay_after_a_decline() throws StripeException {
        CardException declined = catchThrowableOfType(CardException.class, () -> shop.pay("pm_card_chargeDeclined"));
        PaymentIntent intent = declined.getStripeError().getPaymentIntent();
        PaymentIntent paid = shop.stripe
                .v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_mastercard")
                                .setReturnUrl("https://shop.example/back")
                                .build());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getLastPaymentError()).isNull();
    }

    @Test
    void a_card_with_3d_secure_asks_the_buyer_to_go_to_their_bank() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_authenticationRequired");
        assertThat(intent.getStatus()).isEqualTo("requires_action");
        assertThat(intent.getNextAction().getType()).isEqualTo("redirect_to_url");
        assertThat(intent.getNextAction().getRedirectToUrl().getReturnUrl()).isEqualTo("https://shop.example/back");
        assertThat(intent.getNextAction().getRedirectToUrl().getUrl()).startsWith(shop.sandbox.baseUrl());
    }

    @Test
    void off_session_nobody_can_go_to_the_bank() throws StripeException {
        Customer customer = shop.stripe
                .v1()
                .customers()
                .create(CustomerCreateParams.builder().build());
        PaymentMethod method = attach("pm_card_authenticationRequired", customer);
        CardException refused = catchThrowableOfType(
                CardException.class, () -> shop.stripe.v1().paymentIntents().create(offSession(customer, method)));
        assertThat(refused.getCode()).isEqualTo("authentication_required");
        assertThat(refused.getDeclineCode()).isEqualTo("authentication_required");
        PaymentMethod good = attach("pm_card_visa", customer);
        assertThat(shop.stripe
                        .v1()
                        .paymentIntents()
                        .create(offSession(customer, good))
                        .getStatus())
                .isEqualTo("succeeded");
        PaymentMethod setUp = attach("pm_card_authenticationRequiredSetupForOffSession", customer);
        assertThat(shop.stripe
                        .v1()
                        .paymentIntents()
                        .create(offSession(customer, setUp))
                        .getStatus())
                .isEqualTo("succeeded");
    }

    private static PaymentMethod attach(String method, Customer customer) throws StripeException {
        return shop.stripe
                .v1()
                .paymentMethods()
                .attach(
                        method,
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer.getId())
                                .build());
    }

    private static PaymentIntentCreateParams offSession(Customer customer, PaymentMethod method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(900L)
                .setCurrency("eur")
                .setCustomer(customer.getId())
                .setPaymentMethod(method.getId())
                .setConfirm(true)
                .setOffSession(true)
                .build();
    }

    @Test
    void authorized_money_can_be_taken_in_part_and_the_rest_goes_back() throws StripeException {
        PaymentIntent intent = shop.stripe
                .v1()
                .paymentIntents()
                .create(Shop.paying("pm_card_visa")
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
                        .build());
        assertThat(intent.getStatus()).isEqualTo("requires_capture");
        assertThat(intent.getAmountCapturable()).isEqualTo(2000);
        PaymentIntent captured = shop.stripe
                .v1()
                .paymentIntents()
                .capture(
                        intent.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(1500L)
                                .build());
        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(1500);
        assertThat(shop.stripe
                        .v1()
                        .refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(intent.getId())
                                .build())
                        .getData())
                .singleElement()
                .satisfies(released -> assertThat(released.getAmount()).isEqualTo(500));
        var all = RefundCreateParams.builder().setPaymentIntent(intent.getId()).build();
        assertThat(shop.stripe.v1().refunds().create(all).getAmount()).isEqualTo(1500);
    }

    @Test
    void what_has_succeeded_can_be_neither_canceled_nor_confirmed_again() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_visa");
        InvalidRequestException again = catchThrowableOfType(
                InvalidRequestException.class,
                () -> shop.stripe.v1().paymentIntents().confirm(intent.getId()));
        assertThat(again.getCode()).isEqualTo("payment_intent_unexpected_state");
        InvalidRequestException cancel = catchThrowableOfType(
                InvalidRequestException.class,
                () -> shop.stripe.v1().paymentIntents().cancel(intent.getId()));
        assertThat(cancel.getCode()).isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void a_payment_method_without_a_customer_is_good_for_one_payment() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_visa");
        InvalidRequestException again =
                catchThrowableOfType(InvalidRequestException.class, () -> shop.pay(intent.getPaymentMethod()));
        assertThat(again.getMessage()).contains("previously used");
    }

    @Test
    void a_bank_account_takes_four_days() throws StripeException {
        PaymentIntent paid = shop.pay("pm_usBankAccount_success");
        PaymentIntent failed = shop.pay("pm_usBankAccount_accountClosed");
        assertThat(paid.getStatus()).isEqualTo("processing");
        shop.sandbox.advance(Duration.ofDays(5));
        assertThat(shop.stripe.v1().paymentIntents().retrieve(paid.getId()).getStatus())
                .isEqualTo("succeeded");
        PaymentIntent after = shop.stripe.v1().paymentIntents().retrieve(failed.getId());
        assertThat(after.getStatus()).isEqualTo("requires_payment_method");
        assertThat(after.getLastPaymentError().getCode()).isEqualTo("account_closed");
    }

    @Test
    void a_browser_confirms_with_the_client_secret_and_sees_only_what_it_may() throws StripeException {
        PaymentIntent intent = shop.stripe
                .v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(2000L)
                        .setCurrency("usd")
                        .putMetadata("secret", "of the seller")
                        .build());
        var browser = shop.client(shop.sandbox.publishableKey());
        PaymentIntent paid = browser.v1()
                .paymentIntents()
                .confirm(
                        intent.getId(),
                        PaymentIntentConfirmParams.builder()
                                .putExtraParam("client_secret", intent.getClientSecret())
                                .setPaymentMethod("pm_card_visa")
                                .setReturnUrl("https://shop.example/back")
                                .build());
        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getMetadata()).isNull();
        assertThat(catchThrowableOfType(
                                StripeException.class,
                                () -> browser.v1().paymentIntents().retrieve(intent.getId()))
                        .getCode())
                .isEqualTo("secret_key_required");
    }
}
