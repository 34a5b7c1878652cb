package io.creditledger.api.call;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.problem.RequestId;
import io.creditledger.api.security.Caller;
import io.creditledger.core.account.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One authenticated request.
 *
 * @param caller who
 * @param requestId its name
 * @param key the {@code Idempotency-Key} header, checked; null: none was sent
 * @param minPosition position that a read must have reached; 0: any
 */
public record Call(
        Caller caller, String requestId, @Nullable String key, long minPosition) {
    /** Longest idempotency key. */
    public static final int MAX_KEY = 255;

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    /** The call that a request makes. */
    public static Call of(HttpServletRequest request) {
        return new Call(
                Caller.of(request),
                RequestId.of(request),
                isKeyed(request) ? checkedKey(request.getHeader("Idempotency-Key")) : null,
                minPosition(request.getParameter("min_position")));
    }

    /** Whether an {@code Idempotency-Key} means anything to the request: the billing dialect ignores some. */
    public static boolean isKeyed(HttpServletRequest request) {
        boolean makes =
                request.getMethod().equals("POST") || request.getMethod().equals("PATCH");
        return makes || Dialect.of(request.getServletPath()) != Dialect.BILLING;
    }

    public String tenant() {
        return caller.tenant();
    }

    /** @throws Problem 400 when no key was sent */
    public String requiredKey() {
        if (key == null) {
            throw Problem.of(
                    ProblemType.KEY_REQUIRED,
                    "Send an Idempotency-Key header: one key per occasion, the same one when you retry.");
        }
        return key;
    }

    /** Who and why, as kept with the events. */
    public SortedMap<String, String> metadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("actor", caller.key());
        metadata.put("request", requestId);
        if (caller.user() != null) {
            metadata.put("user", caller.user());
        }
        return metadata;
    }

    /**
     * The account of the caller's tenant that a path names.
     *
     * @throws Problem 422 when the text is no account
     */
    public AccountId account(String text) {
        try {
            return AccountId.parse(tenant(), text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(List.of("path", "account"), e.getMessage() + ".", "account_parsing");
        }
    }

    /** Why {@code key} cannot be an idempotency key; null when it can. */
    public static @Nullable String keyFlaw(String key) {
        boolean printable = key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        boolean fits = !key.isEmpty() && key.length() <= MAX_KEY;
        return printable && fits
                ? null
                : "An idempotency key has 1 to " + MAX_KEY + " printable ASCII characters without spaces.";
    }

    private static @Nullable String checkedKey(@Nullable String key) {
        String flaw = key == null ? null : keyFlaw(key);
        if (flaw != null) {
            throw Problem.of(ProblemType.INVALID_REQUEST, flaw);
        }
        return key;
    }

    private static long minPosition(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (POSITION.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        throw Problem.invalid(List.of("query", "min_position"), "'min_position' is no position.", "int_parsing");
    }
}
