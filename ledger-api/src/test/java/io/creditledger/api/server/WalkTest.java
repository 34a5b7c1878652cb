package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.io.IOException;
import java.util.UUID;
import org.htmlunit.BrowserVersion;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A buyer's walk with a browser: price, checkout, the hosted page, a card, credits, the receipt. */
@ExtendWith(SharedLedger.class)
@Timeout(60)
class WalkTest {
    private final TestLedger ledger;

    WalkTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void from_the_price_to_the_receipt() throws IOException {
        Http shop = ledger.admin();
        String slug = "w-" + UUID.randomUUID();
        String credits = "/api/v1/org/" + slug + "/credits";
        shop.post("/api/ledger/v1/organizations", "{\"slug\":\"" + slug + "\"}");
        Answer price = shop.get(credits + "/price");
        assertThat(price.json().at("/price_cents").asInt()).isEqualTo(2_500);
        String home = "http://localhost:" + ledger.server().port() + "/livez";
        Answer checkout = shop.post(
                credits + "/checkout",
                "{\"quantity\":2,\"success_url\":\"" + home + "?paid\",\"cancel_url\":\"" + home + "?back\"}");

        try (WebClient browser = new WebClient(BrowserVersion.FIREFOX)) {
            browser.getOptions().setJavaScriptEnabled(false);
            browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
            HtmlPage page = browser.getPage(checkout.text("/checkout_url"));
            assertThat(page.asNormalizedText()).contains(price.text("/product_name") + " × 2", "50.00 USD");
            HtmlPage declined = (HtmlPage) pay(page, "4000 0000 0000 9995");
            assertThat(declined.asNormalizedText()).contains("insufficient funds");
            HtmlPage bank = (HtmlPage) pay(declined, "4000 0027 6000 3184");
            Page thanks = bank.getElementById("complete").click();
            assertThat(thanks.getUrl()).hasToString(home + "?paid");

            while (shop.get(credits).json().at("/balance").asInt() != 75_000) {
                Thread.onSpinWait();
            }
            Answer bought = shop.get(credits + "/transactions?transaction_type=purchase");
            while (bought.json().isEmpty()) {
                bought = shop.get(credits + "/transactions?transaction_type=purchase");
            }
            Answer receipt = shop.get(credits + "/transactions/" + bought.text("/0/id") + "/receipt");
            HtmlPage proof = browser.getPage(receipt.text("/url"));
            assertThat(proof.asNormalizedText()).contains(price.text("/product_name") + " × 2", "50.00 USD");
        }
    }

    private static Page pay(HtmlPage page, String card) throws IOException {
        if (page.getElementById("email") instanceof HtmlInput email) { // later the page knows them
            email.setValue("buyer@example.org");
        }
        ((HtmlInput) page.getElementById("name")).setValue("A Buyer");
        ((HtmlInput) page.getElementById("number")).setValue(card);
        return page.getElementById("pay").click();
    }
}
