package io.creditledger.api.call;

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

/** The names of the views that reads wait for. */
public final class Views {
    public static final String BALANCE = BalanceProjection.VIEW;
    public static final String TRANSACTION = TransactionProjection.VIEW;
    public static final String TIER = TierProjection.VIEW;
    public static final String USAGE = UsageProjection.VIEW;
    public static final String PAYMENT = PaymentProjection.VIEW;
    public static final String STANDING = StandingProjection.VIEW;
    public static final String CUSTOMER = CustomerProjection.VIEW;
    public static final String PRICE = PriceProjection.VIEW;
    public static final String METERED = MeteredProjection.VIEW;

    /** All of them. */
    public static final List<String> ALL =
            List.of(BALANCE, TRANSACTION, TIER, USAGE, PAYMENT, STANDING, CUSTOMER, PRICE, METERED);

    private Views() {}
}
