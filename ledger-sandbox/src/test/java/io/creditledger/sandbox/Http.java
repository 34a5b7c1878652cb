package io.creditledger.sandbox;

import io.creditledger.sandbox.store.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.node.ObjectNode;

/** Plain requests, where stripe-java would know better. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    record Reply(int status, HttpResponse<String> response) {
        ObjectNode body() {
            return Json.read(response.body());
        }

        ObjectNode error() {
            return Json.objectOf(body(), "error");
        }
    }

    static Reply send(StripeSandbox sandbox, String method, String path, String form, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response);
    }

    static Reply asSeller(StripeSandbox sandbox, String method, String path, String form)
            throws IOException, InterruptedException {
        return send(sandbox, method, path, form, "Authorization", "Bearer " + sandbox.secretKey());
    }
}
