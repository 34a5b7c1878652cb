package io.creditledger.sandbox.http;

import io.creditledger.sandbox.store.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A request that Stripe answers with an error. Nothing has happened, except where a subclass says so. */
public class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final transient ObjectNode error;

    /** An error of the given HTTP status, type and code. */
    public ApiError(int status, String type, @Nullable String code, String message, @Nullable String param) {
        super(message, null, false, false);
        this.status = status;
        this.error = Json.object();
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", docUrl(code));
        }
        error.put("message", message);
        if (param != null) {
            error.put("param", param);
        }
        error.put("type", type);
    }

    /** Where Stripe explains the code. */
    public static String docUrl(String code) {
        return "https://stripe.com/docs/error-codes/" + code.replace('_', '-');
    }

    /** A request that makes no sense: 400. */
    public static ApiError invalid(@Nullable String code, String message, @Nullable String param) {
        return new ApiError(400, INVALID, code, message, param);
    }

    /** A parameter that must be there is not. */
    public static ApiError missing(String param) {
        return invalid("parameter_missing", "Missing required param: " + param + ".", param);
    }

    /** The path leads to nothing: 404. */
    public static ApiError noSuch(String what, String id, String param) {
        return new ApiError(404, INVALID, "resource_missing", "No such " + what + ": '" + id + "'", param);
    }

    /** A parameter leads to nothing: 400. */
    public static ApiError noSuchParam(String what, String id, String param) {
        return invalid("resource_missing", "No such " + what + ": '" + id + "'", param);
    }

    /** The key is missing or wrong: 401. */
    public static ApiError unauthorized(@Nullable String code, String message) {
        return new ApiError(401, INVALID, code, message, null);
    }

    /** Adds a field to the error, as the payment intent it is about. */
    public ApiError with(String field, ObjectNode value) {
        error.set(field, value);
        return this;
    }

    /** Adds a field to the error. */
    public ApiError with(String field, String value) {
        error.put(field, value);
        return this;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Stripe's code of the error; null when it has none. */
    public @Nullable String code() {
        return Json.text(error, "code");
    }

    /** The body as Stripe sends it. */
    public ObjectNode body() {
        ObjectNode body = Json.object();
        body.set("error", error);
        return body;
    }
}
