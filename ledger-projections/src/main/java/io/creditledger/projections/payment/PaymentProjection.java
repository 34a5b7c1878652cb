package io.creditledger.projections.payment;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: payments, the objects that stand for them, what they make due. */
public final class PaymentProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "payment";

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
        return Ddl.of(PaymentProjection.class, "view_payment.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new PaymentFold(book);
    }
}
