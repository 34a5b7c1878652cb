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
        return typed(page, card).statusCode();
    }

    /** The same with a card whose bank asks for its owner: they prove it, and come back to the page. */
    public static int paysAndProves(String page, String card) {
        URI bank = location(typed(page, card));
        URI back = location(answer(request(bank).POST(HttpRequest.BodyPublishers.ofString("outcome=complete"))));
        return answer(request(back).GET()).statusCode();
    }

    private static HttpResponse<Void> typed(String page, String card) {
        String form = "email=" + encoded("buyer@example.org") + "&name=Buyer&number=" + encoded(card)
                + "&expiry=12%2F40&cvc=123";
        return answer(request(URI.create(page)).POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static URI location(HttpResponse<Void> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(answer.uri()::resolve)
                .orElseThrow(() -> new IllegalStateException("sent nowhere: " + answer));
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Content-Type", "application/x-www-form-urlencoded");
    }

    private static HttpResponse<Void> answer(HttpRequest.Builder request) {
        try {
            return BROWSER.send(request.build(), HttpResponse.BodyHandlers.discarding());
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
