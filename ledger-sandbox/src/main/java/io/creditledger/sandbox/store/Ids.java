package io.creditledger.sandbox.store;

import java.security.SecureRandom;

/** Ids and secrets that look like Stripe's. */
public final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id of the kind: 24 characters after the family's prefix, 60 for a checkout session. */
    public static String of(Kind kind) {
        String prefix = kind.prefix();
        int family = prefix.lastIndexOf('_') + 1;
        int length = (kind == Kind.CHECKOUT_SESSION ? 60 : kind == Kind.PRODUCT || kind == Kind.CUSTOMER ? 14 : 24);
        return prefix + random(length - (prefix.length() - family));
    }

    /** So many random letters and digits. */
    public static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
