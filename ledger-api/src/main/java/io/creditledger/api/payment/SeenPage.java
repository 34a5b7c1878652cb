package io.creditledger.api.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of {@link PaymentGateway#list}.
 *
 * @param next cursor of the next page; null: this is the last
 */
public record SeenPage(List<SeenPayment> payments, @Nullable String next) {
    public SeenPage {
        payments = List.copyOf(payments);
    }
}
