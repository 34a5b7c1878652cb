package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.customer.CustomerEvent;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.SQLException;

/** Customers' events, and the lines of their accounts, into rows. */
final class CustomerFold implements ViewFold {
    private static final String OWNER = "customer:";

    private final ProfileFold profiles;
    private final LedgerFold ledgers;

    CustomerFold(int book) {
        this.profiles = new ProfileFold(book);
        this.ledgers = new LedgerFold(book);
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (recorded.event() instanceof CustomerEvent event) {
            profiles.add(recorded, event);
        } else if (recorded.event() instanceof Entry line && isCustomers(recorded.stream())) {
            ledgers.add(recorded, line);
        }
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        profiles.flush(connection, schema);
        ledgers.flush(connection, schema);
    }

    /** Whether the stream is of an account that belongs to a customer. */
    private static boolean isCustomers(String stream) {
        return stream.startsWith(OWNER, stream.indexOf('/') + 1);
    }
}
