package io.creditledger.core.account;

import io.creditledger.core.decider.Ids;
import io.creditledger.core.money.Credits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that is neither paid nor void.
 *
 * @param amount credits invoiced
 * @param order what comes when it is paid; null: the credits are there already
 */
public record OpenInvoice(Credits amount, @Nullable Order order) {
    /** Where the identities of invoices are; see {@link Ids#nth}. */
    private static final int INVOICE = 500;

    /**
     * Ordered credits.
     *
     * @param terms of the block that they become; its grant is the order until it is paid
     * @param source why they were ordered
     * @param offer what was ordered, if it has a name
     */
    public record Order(
            BlockTerms terms, Source source, @Nullable String offer) {}

    /** The identity of the invoice of a purchase or an order. */
    public static UUID of(UUID purchase) {
        return Ids.nth(purchase, INVOICE);
    }

    boolean isOrderOf(UUID block) {
        return order != null && order.terms().block().equals(block);
    }
}
