package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.InvoiceVoided;
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
    private final InvoiceFold invoices;

    CustomerFold(int book) {
        this.profiles = new ProfileFold(book);
        this.ledgers = new LedgerFold(book);
        this.invoices = new InvoiceFold(book);
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (recorded.event() instanceof CustomerEvent event) {
            profiles.add(recorded, event);
        } else if (recorded.event() instanceof Entry line && isCustomers(recorded.stream())) {
            ledgers.add(recorded, line);
            invoices.add(recorded, line);
        } else if (recorded.event() instanceof InvoicePaid paid && isCustomers(recorded.stream())) {
            invoices.paid(recorded, paid);
        } else if (recorded.event() instanceof InvoiceVoided voided && isCustomers(recorded.stream())) {
            invoices.voided(recorded, voided);
        }
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        profiles.flush(connection, schema);
        ledgers.flush(connection, schema);
        invoices.flush(connection, schema);
    }

    /**
     * Whether the stream is of an account of a customer that was registered, and so has an identity made here. Other
     * accounts of customers are known by name only: nothing shows their ledger, so keeping it would be work for nobody.
     */
    private static boolean isCustomers(String stream) {
        return REGISTERED.matcher(stream).matches();
    }
}
