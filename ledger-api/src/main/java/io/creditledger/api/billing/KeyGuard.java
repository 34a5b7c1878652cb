package io.creditledger.api.billing;

import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What this dialect says about the {@code Idempotency-Key} of a POST or PATCH: at most 64 characters, echoed, and a
 * second request while the first is under way conflicts. That is known per node; on another node the second waits for
 * the first instead and gets its answer, because the ledger gives a key one outcome.
 */
public final class KeyGuard implements HandlerInterceptor {
    /** Longest key of this dialect. */
    static final int MAX_KEY = 64;

    private static final String HEADER = "Idempotency-Key";
    private static final String ATTRIBUTE = KeyGuard.class.getName();

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String key = Call.isKeyed(request) ? request.getHeader(HEADER) : null;
        if (key == null) {
            return true;
        }
        if (key.length() > MAX_KEY) {
            throw Problem.invalid(
                    List.of("header", HEADER), "has more than " + MAX_KEY + " characters.", "string_too_long");
        }
        response.setHeader(HEADER, key);
        String name = Caller.of(request).tenant() + "\n" + key;
        if (!underWay.add(name)) {
            throw Problem.of(
                    ProblemType.CONFLICT,
                    "A request with this Idempotency-Key is under way; try again in a moment to get its answer.");
        }
        request.setAttribute(ATTRIBUTE, name);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception exception) {
        if (request.getAttribute(ATTRIBUTE) instanceof String name) {
            underWay.remove(name);
        }
    }
}
