package io.creditledger.api.operations;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.projections.replay.ReplayProgress;
import java.time.Duration;

/** The ledger as commands open it: the database of the configuration, whether or not a server runs on it already. */
final class Opened {
    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private Opened() {}

    /** A node that follows the book if nobody else does. */
    static Ledger ledger() {
        Ledger ledger = Ledger.over(Database.open(LedgerConfig.fromEnvironment(System.getenv())));
        ledger.start(ReplayProgress.NONE);
        return ledger;
    }

    /** Waits until these views show everything that is in the book now; the others may be as they like. */
    static void awaitViews(Ledger ledger, String... views) {
        long head = ledger.log().headPosition();
        for (String view : views) {
            if (!ledger.progress().await(view, head, CATCH_UP)) {
                throw new LedgerUnavailable(
                        "the view '" + view + "' stands at position "
                                + ledger.progress().position(view) + " of " + head
                                + "; GET /api/ledger/v1/views or the log of 'ledger serve' says why",
                        null);
            }
        }
    }
}
