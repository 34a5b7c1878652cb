package io.creditledger.api.security;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who calls from the headers that each dialect uses. */
public final class Credentials {
    private final ApiKeys keys;
    private final Tenants tenants;
    private final UserTokens tokens;

    public Credentials(ApiKeys keys, Tenants tenants, UserTokens tokens) {
        this.keys = keys;
        this.tenants = tenants;
        this.tokens = tokens;
    }

    /** @throws Problem 401 when nothing, or nothing valid, was sent; 403 when a token names another user */
    public Caller caller(HttpServletRequest request, Dialect dialect) {
        return dialect == Dialect.ENTITY ? ofEntity(request) : bearer(request.getHeader("Authorization"));
    }

    private Caller bearer(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw unauthenticated();
        }
        String whole = header.substring(7).strip();
        int dot = whole.indexOf('.');
        if (dot < 1) {
            throw unauthenticated();
        }
        return owner(whole.substring(0, dot), whole.substring(dot + 1), null);
    }

    private Caller ofEntity(HttpServletRequest request) {
        String id = request.getHeader("apikey");
        String secret = request.getHeader("apisecret");
        String token = request.getHeader("token");
        String user = request.getHeader("userid");
        if (id == null) {
            throw unauthenticated();
        }
        if (secret != null && !secret.isEmpty()) {
            return owner(id, secret, user);
        }
        ApiKey key = keys.active(id).orElseThrow(Credentials::unauthenticated);
        if (token == null) {
            throw unauthenticated();
        }
        String subject = tokens.user(tenants.get(key.tenant()), token);
        if (user != null && !user.equals(subject)) {
            throw Problem.of(ProblemType.FORBIDDEN, "The token belongs to another user than the one named.");
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        scopes.addAll(key.scopes());
        scopes.remove(Scope.ADMIN);
        scopes.remove(Scope.OPERATOR);
        return new Caller(key.tenant(), key.id(), scopes, subject, false);
    }

    private Caller owner(String id, String secret, @Nullable String user) {
        ApiKey key = keys.authenticated(id, secret).orElseThrow(Credentials::unauthenticated);
        return new Caller(key.tenant(), key.id(), key.scopes(), user, true);
    }

    private static Problem unauthenticated() {
        return Problem.of(ProblemType.AUTHENTICATION, "Authentication failed");
    }
}
