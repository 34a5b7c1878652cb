package io.creditledger.core.eventstore;

import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.customer.Customer;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.price.Price;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.tier.TierCatalogue;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** States to canonical JSON and back, for snapshots. */
public final class StateCodec {
    private static final Logger LOG = LoggerFactory.getLogger(StateCodec.class);
    private static final String ACCOUNT = "account";
    private static final String TIERS = "tiers";
    private static final String PAYMENT = "payment";
    private static final String REFILL = "refill";
    private static final String RENEWAL = "renewal";
    private static final String PRICE = "price";
    private static final String CUSTOMER = "customer";
    /** Raise it whenever a state's form or the meaning of an old event changes: older snapshots are then ignored. */
    private static final int REVISION = 4;

    private StateCodec() {}

    /**
     * The snapshot of a state.
     *
     * @throws IllegalArgumentException when {@code state} is no state of the ledger
     */
    public static Snapshot snapshot(String stream, long seq, Object state) {
        String type = switch (state) {
            case CreditAccount.Open open -> ACCOUNT;
            case TierCatalogue catalogue -> TIERS;
            case Payment.Agreed agreed -> PAYMENT;
            case Refill refill -> REFILL;
            case Renewal.Running running -> RENEWAL;
            case Price.Created created -> PRICE;
            case Customer.Known known -> CUSTOMER;
            default -> throw new IllegalArgumentException(state.getClass() + " is no state to snapshot");
        };
        return new Snapshot(stream, seq, type, REVISION, LedgerJson.MAPPER.writeValueAsBytes(state));
    }

    /**
     * The state in a snapshot; empty when this build cannot use it: another revision, or not what {@link #snapshot}
     * writes. Then the state is folded from its events, as if there were no snapshot.
     */
    public static Optional<Object> state(Snapshot snapshot) {
        if (snapshot.revision() != REVISION) {
            return Optional.empty();
        }
        try {
            Object state = LedgerJson.MAPPER.readValue(snapshot.payload(), form(snapshot.type()));
            if (Arrays.equals(snapshot.payload(), LedgerJson.MAPPER.writeValueAsBytes(state))) {
                return Optional.of(state);
            }
            LOG.warn("the snapshot of {} is damaged: it is ignored", snapshot.stream());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.warn("the snapshot of {} cannot be read: it is ignored", snapshot.stream(), e);
        }
        return Optional.empty();
    }

    private static Class<?> form(String type) {
        return switch (type) {
            case ACCOUNT -> CreditAccount.Open.class;
            case TIERS -> TierCatalogue.class;
            case PAYMENT -> Payment.Agreed.class;
            case REFILL -> Refill.class;
            case RENEWAL -> Renewal.Running.class;
            case PRICE -> Price.Created.class;
            case CUSTOMER -> Customer.Known.class;
            default -> throw new IllegalArgumentException("'" + type + "' is no kind of state");
        };
    }
}
