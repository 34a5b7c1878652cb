package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.io.IOException;
import org.htmlunit.BrowserVersion;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person clicks through the hosted page. */
class CheckoutPageTest {
    private static Shop shop;
    private WebClient browser;

    @BeforeAll
    static void open() {
        shop = new Shop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new WebClient(BrowserVersion.FIREFOX);
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void a_good_card_pays_and_the_buyer_lands_at_the_shop() throws Exception {
        Session session = shop.open(shop.checkout()
                .setClientReferenceId("org-7")
                .putMetadata("org", "7")
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata("org", "7")
                        .build()));
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentIntent()).isNull();
        HtmlPage page = browser.getPage(session.getUrl());
        assertThat(page.asNormalizedText()).contains("1000 credits × 2", "50.00 USD");
        Page after = pay(page, "4242 4242 4242 4242");
        assertThat(after.getUrl()).hasToString(shop.sandbox.baseUrl() + "/after?session=" + session.getId());
        Session paid = retrieve(session);
        assertThat(paid.getStatus()).isEqualTo("complete");
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        assertThat(paid.getClientReferenceId()).isEqualTo("org-7");
        assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("buyer@example.org");
        assertThat(paid.getPaymentIntentObject().getMetadata()).containsEntry("org", "7");
        assertThat(paid.getPaymentIntentObject().getAmountReceived()).isEqualTo(5000);
        assertThat(paid.getLineItems().getData())
                .singleElement()
                .satisfies(line -> assertThat(line.getQuantity()).isEqualTo(2));
        assertThat(browser.<Page>getPage(session.getUrl()).getUrl().getPath()).isEqualTo("/after");
    }

    @Test
    void a_declined_card_is_told_and_another_one_pays() throws Exception {
        Session session = shop.open(shop.checkout());
        HtmlPage page = (HtmlPage) pay(browser.getPage(session.getUrl()), "4000 0000 0000 9995");
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(402);
        assertThat(page.asNormalizedText()).contains("Your card has insufficient funds.");
        HtmlPage again = (HtmlPage) pay(page, "4242424242424241");
        assertThat(again.asNormalizedText()).contains("Your card number is incorrect.");
        pay(again, "5555555555554444");
        assertThat(retrieve(session).getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void the_bank_asks_and_a_failed_answer_leaves_the_session_open() throws Exception {
        Session session = shop.open(shop.checkout());
        HtmlPage bank = (HtmlPage) pay(browser.getPage(session.getUrl()), "4000 0025 0000 3155");
        assertThat(bank.asNormalizedText()).contains("50.00 USD");
        HtmlPage back = bank.getElementById("fail").click();
        assertThat(back.asNormalizedText()).contains("failed authentication");
        assertThat(retrieve(session).getStatus()).isEqualTo("open");
        HtmlPage bankAgain = (HtmlPage) pay(back, "4000 0025 0000 3155");
        Page after = bankAgain.getElementById("complete").click();
        assertThat(after.getUrl().getPath()).isEqualTo("/after");
        Session paid = retrieve(session);
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        Charge charge = shop.stripe
                .v1()
                .charges()
                .retrieve(paid.getPaymentIntentObject().getLatestCharge());
        assertThat(charge.getPaymentMethodDetails().getCard().getThreeDSecure().getResult())
                .isEqualTo("authenticated");
    }

    @Test
    void a_buyer_who_gives_up_goes_back_and_nothing_is_paid() throws Exception {
        Session session = shop.open(shop.checkout());
        HtmlPage page = browser.getPage(session.getUrl());
        Page shopPage = page.getElementById("cancel").click();
        assertThat(shopPage.getUrl().getPath()).isEqualTo("/gave-up");
        assertThat(shop.stripe
                        .v1()
                        .checkout()
                        .sessions()
                        .expire(session.getId())
                        .getStatus())
                .isEqualTo("expired");
        HtmlPage expired = browser.getPage(session.getUrl());
        assertThat(expired.asNormalizedText()).contains("expired");
    }

    @Test
    void an_invoice_and_a_saved_card_come_with_the_payment_when_asked_for() throws Exception {
        Session session = shop.open(shop.checkout()
                .setInvoiceCreation(SessionCreateParams.InvoiceCreation.builder()
                        .setEnabled(true)
                        .build())
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .setSetupFutureUsage(SessionCreateParams.PaymentIntentData.SetupFutureUsage.OFF_SESSION)
                        .build()));
        pay(browser.getPage(session.getUrl()), "4242424242424242");
        Session paid = retrieve(session);
        Invoice invoice = shop.stripe.v1().invoices().retrieve(paid.getInvoice());
        assertThat(invoice.getAmountPaid()).isEqualTo(5000);
        HtmlPage shown = browser.getPage(invoice.getHostedInvoiceUrl());
        assertThat(shown.asNormalizedText()).contains(invoice.getNumber(), "1000 credits × 2", "50.00 USD");
        PaymentIntent intent = paid.getPaymentIntentObject();
        assertThat(shop.stripe
                        .v1()
                        .paymentMethods()
                        .retrieve(intent.getPaymentMethod())
                        .getCustomer())
                .isEqualTo(paid.getCustomer());
        HtmlPage receipt = browser.getPage(
                shop.stripe.v1().charges().retrieve(intent.getLatestCharge()).getReceiptUrl());
        assertThat(receipt.asNormalizedText()).contains("VISA – 4242", "50.00 USD");
    }

    private static Session retrieve(Session session) throws StripeException {
        return shop.stripe
                .v1()
                .checkout()
                .sessions()
                .retrieve(
                        session.getId(),
                        SessionRetrieveParams.builder()
                                .addExpand("payment_intent")
                                .addExpand("line_items")
                                .build());
    }

    private static Page pay(HtmlPage page, String number) throws IOException {
        ((HtmlInput) page.getElementById("email")).setValue("buyer@example.org");
        ((HtmlInput) page.getElementById("name")).setValue("A Buyer");
        ((HtmlInput) page.getElementById("number")).setValue(number);
        return page.getElementById("pay").click();
    }
}
