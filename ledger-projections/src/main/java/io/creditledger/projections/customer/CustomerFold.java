package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.customer.CustomerEvent;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Customers' events, and the lines of their accounts, into rows. */
final class CustomerFold implements ViewFold {
    private static final Pattern REGISTERED =
            Pattern.compile("[^/]+/customer:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(@.*)?");

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

    /**
     * Whether the stream is of an account of a customer that was registered, and so has an identity made here. Other
     * accounts of customers are known by name only: nothing shows their ledger, so keeping it would be work for nobody.
     */
    private static boolean isCustomers(String stream) {
        return REGISTERED.matcher(stream).matches();
    }
}
