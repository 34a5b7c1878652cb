package io.creditledger.api.problem;

/**
 * What can go wrong in the billing dialect: a closed list of types, each with its status and title, as its contract
 * names them. It knows no 403: a key without the scope is told so with RFC 7807's type for what has no type.
 */
enum BillingType {
    VALIDATION("400-request-validation-errors", 400, "The request could not be validated."),
    CONSTRAINT("400-constraint-violation", 400, "The request violates a constraint."),
    DUPLICATE("400-duplicate-resource-creation", 400, "A resource with this identifier exists already."),
    AUTHENTICATION("401-authentication-error", 401, "Client could not be authenticated."),
    FORBIDDEN("", 403, "Forbidden"),
    NOT_FOUND("404-resource-not-found", 404, "A specified resource was not found."),
    URL("404-url-not-found", 404, "The requested URL was not found."),
    FEATURE("404-feature-not-available", 404, "This feature is not available."),
    CONFLICT("409-resource-conflict", 409, "The request conflicts with another one."),
    TOO_LARGE("413-request-too-large", 413, "The request is too large."),
    TOO_MANY("429-too-many-requests", 429, "Too many requests."),
    INTERNAL("500-internal-server-error", 500, "An internal error occurred.");

    private static final String PREFIX = "https://docs.withorb.com/reference/error-responses#";

    private final String fragment;
    private final int status;
    private final String title;

    BillingType(String fragment, int status, String title) {
        this.fragment = fragment;
        this.status = status;
        this.title = title;
    }

    String uri() {
        return fragment.isEmpty() ? "about:blank" : PREFIX + fragment;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Whether the same request, sent again, may well succeed. */
    boolean isTransient() {
        return this == INTERNAL;
    }

    /** What a refusal by an account's state is called depends on whether trying again as it is can help. */
    static BillingType of(Problem problem) {
        return switch (problem.type()) {
            case VALIDATION, INVALID_REQUEST, KEY_REQUIRED, NOT_ACCEPTABLE, MEDIA_TYPE, UPGRADE_REQUIRED -> VALIDATION;
            case PRECONDITION_REQUIRED -> VALIDATION;
            case INSUFFICIENT_CREDITS -> CONSTRAINT;
            case CONFLICT -> problem.isRefusal() && !problem.code().equals("out_of_date") ? CONSTRAINT : CONFLICT;
            case STALE, KEY_REUSED -> CONFLICT;
            case ALREADY_EXISTS -> DUPLICATE;
            case AUTHENTICATION, EXPIRED_TOKEN -> AUTHENTICATION;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case NO_OPERATION, METHOD_NOT_ALLOWED -> URL;
            case NOT_OFFERED -> FEATURE;
            case BODY_TOO_LARGE -> TOO_LARGE;
            case OVERLOADED -> TOO_MANY;
            case APP, CONFIGURATION, STRIPE, UNAVAILABLE, TIMEOUT -> INTERNAL;
        };
    }
}
