package io.creditledger.api;

import io.creditledger.projections.Projection;
import io.creditledger.projections.balance.BalanceProjection;
import io.creditledger.projections.customer.CustomerProjection;
import io.creditledger.projections.metered.MeteredProjection;
import io.creditledger.projections.payment.PaymentProjection;
import io.creditledger.projections.price.PriceProjection;
import io.creditledger.projections.standing.StandingProjection;
import io.creditledger.projections.tier.TierProjection;
import io.creditledger.projections.transaction.TransactionProjection;
import io.creditledger.projections.usage.UsageProjection;
import java.util.List;

/** The table of contents of what can be seen: every view that a ledger keeps. */
final class EveryView {
    static final List<Projection> LIST = List.of(
            new BalanceProjection(),
            new TransactionProjection(),
            new TierProjection(),
            new UsageProjection(),
            new PaymentProjection(),
            new StandingProjection(),
            new PriceProjection(),
            new MeteredProjection(),
            new CustomerProjection());

    private EveryView() {}
}
