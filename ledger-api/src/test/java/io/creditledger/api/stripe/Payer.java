package io.creditledger.api.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Somebody at a hosted checkout page, typing a card. */
public final class Payer {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private Payer() {}

    /** Fills in the page's form; the status of what the page answers: 303 when it sends the payer back. */
    public static int pays(String page, String card) {
        String form = "email=" + encoded("buyer@example.org") + "&name=Buyer&number=" + encoded(card)
                + "&expiry=12%2F40&cvc=123";
        HttpRequest request = HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            return BROWSER.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
