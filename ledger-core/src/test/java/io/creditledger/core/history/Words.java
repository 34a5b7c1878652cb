package io.creditledger.core.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a line, taken one after the other or by name; what nobody took is a mistake in the table. */
public final class Words {
    private final String place;
    private final List<String> left;

    public Words(String place, List<String> words) {
        this.place = place;
        this.left = new ArrayList<>(words);
    }

    public boolean isEmpty() {
        return left.isEmpty();
    }

    /** The next word. */
    public String next() {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(place + ": a word is missing");
        }
        return left.removeFirst();
    }

    /** The next word when it looks like a number; null otherwise. */
    public @Nullable String number() {
        return !left.isEmpty() && left.getFirst().matches("-?[0-9.]+") ? left.removeFirst() : null;
    }

    /** The word behind {@code name}; null when the line does not say. */
    public @Nullable String named(String name) {
        int place = left.indexOf(name);
        if (place < 0) {
            return null;
        }
        left.remove(place);
        return left.remove(place);
    }

    /** Whether the line says the word. */
    public boolean said(String word) {
        return left.remove(word);
    }

    /** Whether the next word is that one. */
    public boolean peeks(String word) {
        return !left.isEmpty() && left.getFirst().equals(word);
    }

    /** Takes the next word if it is that one. */
    public boolean nextIs(String word) {
        boolean is = peeks(word);
        if (is) {
            left.removeFirst();
        }
        return is;
    }

    /** Nothing may be left. */
    public void end() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(place + ": what does '" + String.join(" ", left) + "' mean?");
        }
    }
}
