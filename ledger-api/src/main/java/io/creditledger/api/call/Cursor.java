package io.creditledger.api.call;

import io.creditledger.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opaque marks of where a list goes on. What is inside may change; callers hand back what they got. */
public final class Cursor {
    private static final String VERSION = "1:";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private Cursor() {}

    /** The mark as callers see it. */
    public static String of(String mark) {
        byte[] bytes = (VERSION + mark).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The mark inside; null when there is no cursor. */
    public static @Nullable String mark(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        String text = decoded(cursor);
        if (!text.startsWith(VERSION) || text.indexOf('\0') >= 0) {
            throw invalid();
        }
        return text.substring(VERSION.length());
    }

    /** The number inside; null when there is no cursor. */
    public static @Nullable Long number(@Nullable String cursor) {
        String mark = mark(cursor);
        if (mark == null) {
            return null;
        }
        if (!NUMBER.matcher(mark).matches()) {
            throw invalid();
        }
        return Long.valueOf(mark);
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.invalid(List.of("query", "cursor"), "'cursor' is none that a list returned.", "cursor_parsing");
    }
}
