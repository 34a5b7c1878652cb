package io.creditledger.api.problem;

/** Whose envelope answers a path. */
public enum Dialect {
    NATIVE,
    ORG,
    ENTITY;

    /** The dialect of a request path; what belongs to no API is answered natively. */
    public static Dialect of(String path) {
        if (path.startsWith("/api/ledger/") || !path.startsWith("/api/")) {
            return NATIVE;
        }
        return path.startsWith("/api/v1/") ? ORG : ENTITY;
    }
}
