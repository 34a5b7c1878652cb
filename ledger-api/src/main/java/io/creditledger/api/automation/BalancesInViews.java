package io.creditledger.api.automation;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.ViewProgress;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.balance.BalanceQueries;
import java.time.Duration;
import java.util.Optional;

/** What the view says an account has, as soon as it has come as far as the book was when it was asked. */
public final class BalancesInViews implements WhenTheBalanceIsLowThenRefill.Balances {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Another node's clock may be ahead: what it granted a moment ago must not look as if it were still to come. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final BalanceQueries balances;
    private final ViewProgress progress;
    private final EventLog log;
    private final Stamps stamps;

    public BalancesInViews(BalanceQueries balances, ViewProgress progress, EventLog log, Stamps stamps) {
        this.balances = balances;
        this.progress = progress;
        this.log = log;
        this.stamps = stamps;
    }

    @Override
    public Optional<Credits> available(AccountId account) {
        return progress.await(Views.BALANCE, log.headPosition(), PATIENCE)
                ? balances.account(account, stamps.now().plus(SKEW)).map(AccountView::available)
                : Optional.empty();
    }
}
