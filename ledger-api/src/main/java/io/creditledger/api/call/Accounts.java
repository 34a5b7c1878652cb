package io.creditledger.api.call;

import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.balance.BalanceQueries;
import java.util.Optional;

/** The accounts of a tenant, as of now, with everything that their reader has been told. */
public final class Accounts {
    private final BalanceQueries balances;
    private final Reads reads;
    private final Stamps stamps;

    public Accounts(BalanceQueries balances, Reads reads, Stamps stamps) {
        this.balances = balances;
        this.reads = reads;
        this.stamps = stamps;
    }

    /** The account, if it is open. */
    public Optional<AccountView> find(Call call, AccountId account) {
        reads.await(call, Views.BALANCE, account);
        return balances.account(account, stamps.now());
    }

    /** @throws Problem 404 when the account is not open */
    public AccountView known(Call call, AccountId account) {
        return find(call, account).orElseThrow(() -> Problem.notFound("Account " + account.text()));
    }
}
