package io.creditledger.projections.usage;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: credits used per account, day and kind. */
public final class UsageProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "usage";

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
        return Ddl.of(UsageProjection.class, "view_usage.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new UsageFold(book);
    }
}
