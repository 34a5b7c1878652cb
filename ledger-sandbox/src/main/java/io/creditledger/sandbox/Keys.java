package io.creditledger.sandbox;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Call;
import io.creditledger.sandbox.http.Form;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may ask: the seller's server with the secret key, a browser with the publishable one. */
record Keys(String secret, String publishable) {

    /** Refuses a wrong key and another API version; tells whether a browser asks. */
    boolean check(Call call, Form form) {
        String sent = call.key() == null ? form.text("key") : call.key();
        if (sent == null || sent.isEmpty()) {
            throw ApiError.unauthorized(
                    null,
                    "You did not provide an API key. You need to provide your API key in the Authorization header,"
                            + " using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        boolean browser = same(sent, publishable);
        if (!browser && !same(sent, secret)) {
            throw ApiError.unauthorized(null, "Invalid API Key provided: " + masked(sent));
        }
        String version = call.version();
        if (version != null && !version.equals(SandboxSettings.API_VERSION)) {
            throw ApiError.invalid(
                    null,
                    "Invalid Stripe API version: " + version + ". The sandbox speaks " + SandboxSettings.API_VERSION
                            + ".",
                    null);
        }
        if (browser && form.text("client_secret") == null && !call.path().equals("/v1/payment_methods")) {
            throw secretKeyRequired();
        }
        return browser;
    }

    /** Whether this is the secret key. */
    boolean isSecret(String sent) {
        return same(sent, secret);
    }

    static ApiError secretKeyRequired() {
        return ApiError.unauthorized(
                "secret_key_required",
                "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a"
                        + " list of your API keys at https://dashboard.stripe.com/account/apikeys.");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String masked(String key) {
        int shown = Math.min(8, key.length() / 2);
        return key.substring(0, shown) + "*".repeat(key.length() - shown);
    }
}
