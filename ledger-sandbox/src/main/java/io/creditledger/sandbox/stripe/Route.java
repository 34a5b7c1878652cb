package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An operation of the API: method, path with at most one {@code {id}}, the parameters it knows, what it does. */
public record Route(String method, String path, Params params, Operation operation, boolean publishable) {
    /** What is done: an object comes back. The id is empty where the path has none. */
    @FunctionalInterface
    public interface Operation {
        /** Does it. */
        ObjectNode run(World world, Form form, String id);
    }

    static Route get(String path, Params params, Operation operation) {
        return new Route("GET", path, params, operation, false);
    }

    static Route post(String path, Params params, Operation operation) {
        return new Route("POST", path, params, operation, false);
    }

    /** The same, also for browsers, which only have a publishable key. */
    Route forBrowsers() {
        return new Route(method, path, params, operation, true);
    }

    /** The id in the path, empty where there is none; null when the path is another one. */
    public @Nullable String match(String asked) {
        int brace = path.indexOf("{id}");
        if (brace < 0) {
            return path.equals(asked) ? "" : null;
        }
        String before = path.substring(0, brace);
        String after = path.substring(brace + "{id}".length());
        if (!asked.startsWith(before) || !asked.endsWith(after) || asked.length() <= before.length() + after.length()) {
            return null;
        }
        String id = asked.substring(before.length(), asked.length() - after.length());
        return id.contains("/") ? null : id;
    }
}
