package io.creditledger.api.security;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, proved.
 *
 * @param tenant whose data it may touch
 * @param key id of the API key
 * @param scopes what it may do
 * @param user in the entity dialect: the user it acts as, if named
 * @param owner whether the key's secret was shown; false for a user's token, which acts for {@code user} only
 */
public record Caller(
        String tenant,
        String key,
        Set<Scope> scopes,
        @Nullable String user,
        boolean owner) {
    private static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /**
     * The caller of the request.
     *
     * @throws Problem 401 when the request did not come through the gate as an API path
     */
    public static Caller of(HttpServletRequest request) {
        Object caller = request.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw Problem.of(ProblemType.AUTHENTICATION, "Authentication failed");
        }
        return (Caller) caller;
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
