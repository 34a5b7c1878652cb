package io.creditledger.api.problem;

/** Whose envelope answers a path. */
public enum Dialect {
    NATIVE,
    ORG,
    ENTITY,
    BILLING;

    /** The dialect of a request path; what belongs to no API is answered natively. */
    public static Dialect of(String path) {
        if (path.startsWith("/v1/")) {
            return BILLING;
        }
        if (path.startsWith("/api/ledger/") || !path.startsWith("/api/")) {
            return NATIVE;
        }
        return path.startsWith("/api/v1/") ? ORG : ENTITY;
    }

    /** Whether a path is of an API, and so closed to whoever does not say who calls. */
    public static boolean isApi(String path) {
        return path.startsWith("/api/") || path.startsWith("/v1/");
    }
}
