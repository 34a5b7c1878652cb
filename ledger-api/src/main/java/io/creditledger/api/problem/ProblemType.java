package io.creditledger.api.problem;

/**
 * The closed list of error types: stable name, HTTP status, title. The names are the organization contract's own where
 * it has one.
 */
public enum ProblemType {
    INVALID_REQUEST("invalid_request_error", 400, "Invalid request"),
    KEY_REQUIRED("idempotency_key_required", 400, "Idempotency key required"),
    AUTHENTICATION("authentication_error", 401, "Authentication failed"),
    EXPIRED_TOKEN("expired_token_error", 401, "Authentication failed"),
    FORBIDDEN("forbidden_error", 403, "Access forbidden"),
    NOT_FOUND("not_found_error", 404, "Not found"),
    NO_OPERATION("not_found_error", 404, "Not found"),
    NOT_OFFERED("not_found_error", 404, "Not found"),
    METHOD_NOT_ALLOWED("method_not_allowed_error", 405, "Method not allowed"),
    NOT_ACCEPTABLE("not_acceptable_error", 406, "Not acceptable"),
    ALREADY_EXISTS("already_exists_error", 409, "Already exists"),
    CONFLICT("conflict_error", 409, "Conflict"),
    INSUFFICIENT_CREDITS("insufficient_credits", 409, "Insufficient credits"),
    STALE("precondition_failed_error", 412, "Precondition failed"),
    BODY_TOO_LARGE("body_too_large_error", 413, "Body too large"),
    MEDIA_TYPE("unsupported_media_type_error", 415, "Unsupported media type"),
    VALIDATION("validation_error", 422, "Validation error"),
    KEY_REUSED("idempotency_key_reused", 422, "Idempotency key reused"),
    UPGRADE_REQUIRED("upgrade_required_error", 426, "Upgrade required"),
    PRECONDITION_REQUIRED("precondition_required_error", 428, "Precondition required"),
    APP("app_error", 500, "Internal server error"),
    CONFIGURATION("configuration_error", 500, "Internal server error"),
    STRIPE("stripe_error", 502, "Bad gateway"),
    OVERLOADED("overloaded_error", 503, "Overloaded"),
    UNAVAILABLE("unavailable_error", 503, "Unavailable"),
    TIMEOUT("gateway_timeout_error", 504, "Gateway timeout");

    private final String code;
    private final int status;
    private final String title;

    ProblemType(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** Stable machine name. */
    public String code() {
        return code;
    }

    /** HTTP status in the native API. */
    public int status() {
        return status;
    }

    /** Short human title, the same for every occurrence. */
    public String title() {
        return title;
    }

    /**
     * The type as {@code dialect} knows it. The organization dialect has a fixed list of statuses; the entity dialect
     * knows neither 422 nor a type, and reports a reused key as the conflict it is.
     */
    public ProblemType in(Dialect dialect) {
        return switch (dialect) {
            case NATIVE -> this;
            case ORG -> inOrg();
            case BILLING -> this; // it has a list of its own: BillingType
            case ENTITY ->
                switch (this) {
                    case VALIDATION, INSUFFICIENT_CREDITS -> INVALID_REQUEST;
                    case KEY_REUSED -> CONFLICT;
                    default -> this;
                };
        };
    }

    private ProblemType inOrg() {
        return switch (this) {
            case KEY_REUSED, STALE, INSUFFICIENT_CREDITS -> CONFLICT;
            case METHOD_NOT_ALLOWED -> NOT_FOUND;
            case KEY_REQUIRED, NOT_ACCEPTABLE, MEDIA_TYPE, PRECONDITION_REQUIRED -> INVALID_REQUEST;
            case OVERLOADED, UNAVAILABLE -> TIMEOUT;
            default -> this;
        };
    }
}
