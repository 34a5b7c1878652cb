package io.creditledger.projections.customer;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: customers and the ledgers of their credits. */
public final class CustomerProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "customer";

    @Override
    public String view() {
        return VIEW;
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public String ddl() {
        return Ddl.of(CustomerProjection.class, "view_customer.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new CustomerFold(book);
    }
}
