package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Buyers and the cards they keep with a shop. */
class CustomersTest {
    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Customer customer() throws StripeException {
        return shop.stripe
                .v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setEmail("buyer@example.org")
                        .build());
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

    @Test
    void a_card_is_kept_listed_made_the_default_and_taken_away() throws StripeException {
        Customer customer = customer();
        PaymentMethod card = attach("pm_card_visa", customer);
        assertThat(card.getId()).isNotEqualTo("pm_card_visa").startsWith("pm_");
        Customer updated = shop.stripe
                .v1()
                .customers()
                .update(
                        customer.getId(),
                        CustomerUpdateParams.builder()
                                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                                        .setDefaultPaymentMethod(card.getId())
                                        .build())
                                .build());
        assertThat(updated.getInvoiceSettings().getDefaultPaymentMethod()).isEqualTo(card.getId());
        var cards = PaymentMethodListParams.builder()
                .setCustomer(customer.getId())
                .setType(PaymentMethodListParams.Type.CARD)
                .build();
        assertThat(shop.stripe.v1().paymentMethods().list(cards).getData())
                .singleElement()
                .satisfies(listed -> assertThat(listed.getCard().getLast4()).isEqualTo("4242"));
        assertThat(shop.stripe
                        .v1()
                        .customers()
                        .paymentMethods()
                        .list(customer.getId())
                        .getData())
                .hasSize(1);
        assertThat(shop.stripe.v1().paymentMethods().detach(card.getId()).getCustomer())
                .isNull();
        assertThat(shop.stripe.v1().paymentMethods().list(cards).getData()).isEmpty();
        InvalidRequestException gone =
                catchThrowableOfType(InvalidRequestException.class, () -> attach(card.getId(), customer));
        assertThat(gone.getMessage()).contains("detached");
    }

    @Test
    void a_card_that_is_declined_cannot_be_kept_but_one_that_will_be_can() throws StripeException {
        Customer customer = customer();
        CardException refused =
                catchThrowableOfType(CardException.class, () -> attach("pm_card_chargeDeclined", customer));
        assertThat(refused.getCode()).isEqualTo("card_declined");
        PaymentMethod card = attach("pm_card_chargeCustomerFail", customer);
        CardException declined = catchThrowableOfType(CardException.class, () -> charge(customer, card.getId()));
        assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
    }

    @Test
    void a_card_belongs_to_one_customer() throws StripeException {
        PaymentMethod card = attach("pm_card_visa", customer());
        Customer other = customer();
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> charge(other, card.getId()));
        assertThat(refused.getParam()).isEqualTo("payment_method");
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> attach(card.getId(), other)))
                .hasMessageContaining("already been attached");
    }

    @Test
    void a_card_proven_once_for_later_pays_off_session() throws Exception {
        Customer customer = customer();
        PaymentIntent first = shop.stripe
                .v1()
                .paymentIntents()
                .create(Shop.paying("pm_card_authenticationRequiredOnSetup")
                        .setCustomer(customer.getId())
                        .setSetupFutureUsage(PaymentIntentCreateParams.SetupFutureUsage.OFF_SESSION)
                        .build());
        assertThat(first.getStatus()).isEqualTo("requires_action");
        String bank =
                URI.create(first.getNextAction().getRedirectToUrl().getUrl()).getPath();
        Http.Reply back = Http.send(shop.sandbox, "POST", bank, "outcome=complete");
        assertThat(back.response().headers().firstValue("Location").orElseThrow())
                .startsWith("https://shop.example/back?payment_intent=" + first.getId())
                .endsWith("redirect_status=succeeded");
        PaymentIntent later = charge(customer, first.getPaymentMethod());
        assertThat(later.getStatus()).isEqualTo("succeeded");
    }

    private static PaymentIntent charge(Customer customer, String method) throws StripeException {
        return shop.stripe
                .v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(500L)
                        .setCurrency("usd")
                        .setCustomer(customer.getId())
                        .setPaymentMethod(method)
                        .setConfirm(true)
                        .setOffSession(true)
                        .build());
    }
}
