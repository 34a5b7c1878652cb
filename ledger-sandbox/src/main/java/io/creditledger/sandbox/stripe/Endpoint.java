package io.creditledger.sandbox.stripe;

import java.util.List;

/** Where events go: a URL, the secret they are signed with, the types wanted ({@code *} for all). */
public record Endpoint(String id, String url, String secret, List<String> types) {
    /** Whether it wants events of this type. */
    public boolean wants(String type) {
        return types.contains("*") || types.contains(type);
    }
}
