package io.creditledger.api.entity;

import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.core.account.AccountId;
import org.jspecify.annotations.Nullable;

/** Whom a request is about, and whether its caller may act for them. */
final class Users {
    private Users() {}

    /**
     * The user that a request is about: the one it names, otherwise the caller's.
     *
     * @throws Problem 403 when a user's token is used for another user; 400 when nobody is named
     */
    static String about(Call call, @Nullable String named) {
        String user = named != null && !named.isEmpty() ? named : call.caller().user();
        if (user == null || user.isEmpty()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, "Name the user: userId in the query or a userid header.");
        }
        mayActFor(call, user);
        return user;
    }

    /** @throws Problem 403 when the caller is a user, and another one is named */
    static void mayActFor(Call call, @Nullable String named) {
        if (named != null
                && !call.caller().owner()
                && !named.equals(call.caller().user())) {
            throw Problem.of(ProblemType.FORBIDDEN, "The token belongs to another user than the one named.");
        }
    }

    /**
     * The account of a user of an entity.
     *
     * @throws Problem 404 when an id has characters that no id has
     */
    static AccountId account(Call call, String entity, String user) {
        try {
            return AccountId.user(call.tenant(), entity, user);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("User " + user + " of entity " + entity);
        }
    }
}
