package io.creditledger.sandbox.http;

import io.creditledger.sandbox.store.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back: a status, headers, a body. */
public record Answer(int status, Map<String, String> headers, String body) {
    /** A JSON answer. */
    public static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), Json.pretty(body));
    }

    /** A page. */
    public static Answer html(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
    }

    /** Sends a browser elsewhere, with GET. */
    public static Answer redirect(String url) {
        return new Answer(303, Map.of("Location", url), "");
    }

    /** The answer with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
