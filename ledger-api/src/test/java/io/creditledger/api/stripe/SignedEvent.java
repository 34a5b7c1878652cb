package io.creditledger.api.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An event as Stripe sends it.
 *
 * @param body of the request
 * @param signature header {@code Stripe-Signature}
 */
public record SignedEvent(String body, String signature) {
    /** Told at {@code sent} of what happened to an intent at {@code created}, in words of that version of the API. */
    public static SignedEvent of(
            String event, String intent, String version, Instant created, String secret, Instant sent) {
        String body = "{\"id\":\"" + event + "\",\"object\":\"event\",\"api_version\":\"" + version
                + "\",\"created\":" + created.getEpochSecond()
                + ",\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":{\"id\":\"" + intent
                + "\",\"object\":\"payment_intent\"}}}";
        return new SignedEvent(body, signature(body, secret, sent.getEpochSecond()));
    }

    /** The header over a body. */
    public static String signature(String body, String secret, long time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
