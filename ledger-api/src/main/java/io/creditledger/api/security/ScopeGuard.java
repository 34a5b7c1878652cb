package io.creditledger.api.security;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a caller through to an operation whose {@link Needs} it meets. Deny by default. */
public final class ScopeGuard implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true; // no operation: answered 404 further on
        }
        Needs needs = method.getMethod().getAnnotation(Needs.class);
        if (needs == null && !Dialect.isApi(request.getServletPath())) {
            return true; // health and documents
        }
        if (method.hasMethodAnnotation(Signed.class) && request.getServletPath().startsWith(Gate.SIGNED)) {
            return true;
        }
        String refused = refusal(needs, Caller.of(request));
        if (refused != null) {
            throw Problem.of(ProblemType.FORBIDDEN, refused);
        }
        return true;
    }

    private static @Nullable String refusal(@Nullable Needs needs, Caller caller) {
        if (needs == null) {
            return "This operation is closed.";
        }
        if (!needs.users() && !caller.owner()) {
            return "Only the owner may do this: send the key's secret.";
        }
        boolean allowed = caller.scopes().contains(needs.value());
        return allowed ? null : "The key lacks the scope '" + needs.value().text() + "'.";
    }
}
