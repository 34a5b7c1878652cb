package io.creditledger.api.org;

import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.balance.AccountView;

/** The organizations of a tenant. */
public final class Organizations {
    private final Accounts accounts;

    public Organizations(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @throws Problem 404 when there is no such organization */
    AccountView known(Call call, String org) {
        return accounts.find(call, id(call, org)).orElseThrow(() -> Problem.notFound("Organization " + org));
    }

    /** @throws Problem 404 when there is no such organization */
    AccountId account(Call call, String org) {
        return known(call, org).account();
    }

    private static AccountId id(Call call, String org) {
        try {
            return AccountId.organization(call.tenant(), org);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("Organization");
        }
    }
}
