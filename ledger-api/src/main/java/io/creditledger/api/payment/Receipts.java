package io.creditledger.api.payment;

import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.projections.payment.PaymentQueries;
import io.creditledger.projections.transaction.TransactionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proofs of payment, asked from the provider when they are wanted: their addresses expire. */
public final class Receipts {
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final PaymentGateway provider;
    private final Payments payments;
    private final PaymentQueries views;
    private final Reads reads;

    public Receipts(PaymentGateway provider, Payments payments, PaymentQueries views, Reads reads) {
        this.provider = provider;
        this.payments = payments;
        this.views = views;
        this.reads = reads;
    }

    /**
     * Those of the lines that money was received for, so that there is a page for them. A purchase that only names a
     * payment, or somebody else's, is none; one that names an object of the provider's is asked for when it is wanted.
     *
     * @param lines of the account
     */
    public Set<UUID> known(AccountId account, List<TransactionView> lines) {
        Map<UUID, UUID> named = new HashMap<>();
        long newest = 0;
        for (TransactionView line : lines) {
            UUID payment = line.event() instanceof CreditsPurchased purchase ? ours(purchase.payment()) : null;
            if (payment != null) {
                named.put(line.event().id(), payment);
                newest = Math.max(newest, line.position());
            }
        }
        if (named.isEmpty()) {
            return Set.of();
        }
        reads.await(Views.PAYMENT, newest); // the money was recorded before the purchase that it paid
        Set<UUID> received = views.received(account, named.values());
        named.values().retainAll(received);
        return named.keySet();
    }

    /**
     * A page that proves what a purchase names as its payment: one of the ledger's, or an object of the provider's that
     * somebody else sold it with.
     *
     * @return empty when there is none
     * @throws GatewayFailure when the provider does not say
     */
    public Optional<String> page(AccountId account, String payment) {
        return objects(account, payment).flatMap(provider::receiptUrl);
    }

    private Optional<PaidObjects> objects(AccountId account, String payment) {
        UUID ours = ours(payment);
        return ours == null
                ? provider.find(payment).flatMap(seen -> objects(account, seen))
                : objects(account, new PaymentId(account.tenant(), ours));
    }

    /** What was made for a payment of the ledger's is nobody's proof but the account's that it paid for. */
    private Optional<PaidObjects> objects(AccountId account, SeenPayment seen) {
        PaymentId made = seen.payment();
        return made == null ? Optional.of(seen.seen().objects()) : objects(account, made);
    }

    private Optional<PaidObjects> objects(AccountId account, PaymentId id) {
        return id.tenant().equals(account.tenant())
                        && payments.payment(id) instanceof Agreed agreed
                        && agreed.course().received() != null
                        && agreed.purpose() != null
                        && agreed.purpose().account().equals(account)
                ? Optional.of(agreed.objects())
                : Optional.empty();
    }

    /** The payment of the ledger's with this name; null: it is none. */
    private static @Nullable UUID ours(@Nullable String payment) {
        return payment != null && OURS.matcher(payment).matches() ? UUID.fromString(payment) : null;
    }
}
