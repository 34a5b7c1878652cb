package io.creditledger.projections.standing;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: which accounts have an auto-refill or a recurring tier. */
public final class StandingProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "standing";

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
        return Ddl.of(StandingProjection.class, "view_standing.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new StandingFold(book);
    }
}
