package io.creditledger.projections.transaction;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: statement lines, and where blocks come from. */
public final class TransactionProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "transaction";

    @Override
    public String view() {
        return VIEW;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return Ddl.of(TransactionProjection.class, "view_transaction.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new TransactionFold(book, remembered);
    }
}
