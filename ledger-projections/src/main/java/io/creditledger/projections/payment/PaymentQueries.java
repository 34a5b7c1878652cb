package io.creditledger.projections.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.payment.PaymentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions about payments. */
public interface PaymentQueries {
    Optional<PaymentView> payment(PaymentId payment);

    /**
     * The payment that an object of the provider belongs to.
     *
     * @param object id of a session, intent, charge, invoice, refund or dispute
     */
    Optional<PaymentView> byObject(String object);

    /** The payment that paid for a purchase of the account. */
    Optional<PaymentView> byPurchase(AccountId account, UUID transaction);

    /** Those of {@code payments} that buy for the account and were received. */
    Set<UUID> received(AccountId account, Collection<UUID> payments);

    /**
     * Payments that buy for the account, newest first.
     *
     * @param before creation position of the last one seen; null: from the newest
     */
    List<PaymentView> ofAccount(AccountId account, @Nullable Long before, int limit);

    /** Payments of all tenants, newest first; {@code before} as above. */
    List<PaymentView> all(@Nullable Long before, int limit);

    /**
     * Payments that are not at their end, newest first.
     *
     * @param tenant whose; null: everybody's
     * @param states which
     * @param before as above
     */
    List<PaymentView> open(@Nullable String tenant, Set<OpenState> states, @Nullable Long before, int limit);

    /** Payments that make something due on an account that can be tried at {@code now}. */
    List<PaymentId> due(Instant now, int limit);

    /**
     * Payments of which it is not known whether money will come, oldest first.
     *
     * @param since created at or after
     * @param before created before
     * @param after creation position of the last one seen; 0: from the oldest
     */
    List<OpenPayment> open(Instant since, Instant before, long after, int limit);
}
