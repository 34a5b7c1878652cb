package io.creditledger.api.security;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that no operation could mean anything by: a name without a value is a caller's mistake, not
 * the absence of the parameter, and a NUL is no text. The entity dialect takes an empty value for none, as its
 * published clients do.
 */
public final class QueryGuard implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() == null) {
            return true; // asking for parameters would read a body that calls itself a form
        }
        boolean emptyAllowed = Dialect.of(request.getServletPath()) == Dialect.ENTITY;
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                check(name, value, emptyAllowed);
            }
        });
        return true;
    }

    private static void check(String name, String value, boolean emptyAllowed) {
        if (value.indexOf('\0') >= 0) {
            throw Problem.invalid(List.of("query", name), "has a character that is no text.", "string_unicode");
        }
        if (value.isEmpty() && !emptyAllowed) {
            throw Problem.invalid(List.of("query", name), "is empty; leave it out or give it a value.", "empty");
        }
    }
}
