package io.creditledger.core.account;

import io.creditledger.core.account.MalformedRefusal.TextUnusable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which free texts of a command can be stored and read back: an event that cannot be read would stop every view. */
final class TextForm {
    private long characters;

    private TextForm() {}

    /** The flaw of the note, or of the other texts of its command; null: none. */
    static @Nullable TextUnusable flaw(Note note, @Nullable String... others) {
        TextForm form = new TextForm();
        if (form.isUnusable(note.reason()) || form.isUnusable(note.reference())) {
            return new TextUnusable();
        }
        for (Map.Entry<String, String> pair : note.metadata().entrySet()) {
            boolean tooLong = pair.getKey().length() > Limits.METADATA_KEY;
            if (tooLong || form.isUnusable(pair.getKey()) || form.isUnusable(pair.getValue())) {
                return new TextUnusable();
            }
        }
        for (@Nullable String other : others) {
            if (form.isUnusable(other)) {
                return new TextUnusable();
            }
        }
        return null;
    }

    private boolean isUnusable(@Nullable String text) {
        if (text == null) {
            return false;
        }
        characters += text.length();
        return characters > Limits.TEXTS || isBroken(text);
    }

    /** Whether the text holds half of a character that takes two: there is no UTF-8 for it. */
    static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
