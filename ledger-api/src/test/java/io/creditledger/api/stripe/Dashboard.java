package io.creditledger.api.stripe;

import io.creditledger.sandbox.StripeSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens at Stripe without the ledger: the seller at the dashboard, or a payer's browser. */
public record Dashboard(StripeSandbox sandbox) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Does something with a form. */
    public JsonNode post(String path, String form) {
        return post(path, form, sandbox.secretKey());
    }

    /** The same as the browser of a payer, who knows the client's secret. */
    public JsonNode browser(String path, String form) {
        return post(path, form, sandbox.publishableKey());
    }

    /** Looks. */
    public JsonNode get(String path) {
        return sent(request(path, sandbox.secretKey()).GET());
    }

    /** How many objects a list shows, at most 100. */
    public int count(String path) {
        return get(path + (path.indexOf('?') < 0 ? "?" : "&") + "limit=100")
                .at("/data")
                .size();
    }

    private JsonNode post(String path, String form, String key) {
        return sent(request(path, key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path)).header("Authorization", "Bearer " + key);
    }

    private static JsonNode sent(HttpRequest.Builder request) {
        try {
            String body = CLIENT.send(request.build(), BodyHandlers.ofString()).body();
            JsonNode answer = JsonMapper.shared().readTree(body);
            if (answer.has("error")) {
                throw new IllegalStateException(body);
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
