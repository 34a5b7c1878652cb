package io.creditledger.projections.metered;

import io.creditledger.projections.Ddl;
import io.creditledger.projections.Projection;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;

/** The view {@value #VIEW}: usage events, to be rated again by any price. */
public final class MeteredProjection implements Projection {
    /** Its name. */
    public static final String VIEW = "metered";

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
        return Ddl.of(MeteredProjection.class, "view_metered.sql");
    }

    @Override
    public ViewFold fold(int book, Remembered remembered) {
        return new MeteredFold(book);
    }
}
