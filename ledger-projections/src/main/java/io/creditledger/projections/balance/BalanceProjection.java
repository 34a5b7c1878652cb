package io.creditledger.projections.balance;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: accounts, their blocks and open holds. */
public final class BalanceProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "balance";

    @Override
    public String view() {
        return VIEW;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public String ddl() {
        return Ddl.of(BalanceProjection.class, "view_balance.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new BalanceFold(book);
    }
}
