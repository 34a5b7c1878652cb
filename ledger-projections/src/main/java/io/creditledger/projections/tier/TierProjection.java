package io.creditledger.projections.tier;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: what entities offer. */
public final class TierProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "tier";

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
        return Ddl.of(TierProjection.class, "view_tier.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new TierFold(book);
    }
}
