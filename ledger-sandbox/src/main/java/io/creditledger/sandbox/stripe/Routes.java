package io.creditledger.sandbox.stripe;

import java.util.List;
import java.util.stream.Stream;

/** All operations of the API that the sandbox has. */
public final class Routes {
    private static final List<Route> ALL = Stream.of(
                    Products.routes(),
                    Prices.routes(),
                    Customers.routes(),
                    PaymentMethods.routes(),
                    PaymentIntents.routes(),
                    CheckoutSessions.routes(),
                    Charges.routes(),
                    Refunds.routes(),
                    Disputes.routes(),
                    Invoices.routes(),
                    BalanceTransactions.routes(),
                    Events.routes())
            .flatMap(List::stream)
            .toList();

    private Routes() {}

    /** All routes. */
    public static List<Route> all() {
        return ALL;
    }
}
