package io.creditledger.api.body;

/** What a string must be to be stored. */
public final class Texts {
    private Texts() {}

    /** Whether the database can keep the string and every client read it: no NUL, no half of a surrogate pair. */
    public static boolean isText(String text) {
        return text.indexOf('\0') < 0 && isWellFormed(text);
    }

    /** Whether every surrogate has its other half; anything else has no UTF-8 form. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                return false;
            }
            i++;
        }
        return true;
    }
}
