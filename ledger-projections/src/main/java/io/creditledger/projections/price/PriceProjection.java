package io.creditledger.projections.price;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: what usage costs. */
public final class PriceProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "price";

    @Override
    public String view() {
        return VIEW;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return Ddl.of(PriceProjection.class, "view_price.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new PriceFold(book);
    }
}
