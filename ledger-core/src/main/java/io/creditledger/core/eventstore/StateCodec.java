package io.creditledger.core.eventstore;

import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.tier.TierCatalogue;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** States to canonical JSON and back, for snapshots. */
public final class StateCodec {
    private static final String ACCOUNT = "account";
    private static final String TIERS = "tiers";
    /** Raise it whenever a state's form or the meaning of an old event changes: older snapshots are then ignored. */
    private static final int REVISION = 1;

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
            default -> throw new IllegalArgumentException(state.getClass() + " is no state to snapshot");
        };
        return new Snapshot(stream, seq, type, REVISION, LedgerJson.MAPPER.writeValueAsBytes(state));
    }

    /** The state in a snapshot; empty when this build cannot use it. */
    public static Optional<Object> state(Snapshot snapshot) {
        if (snapshot.revision() != REVISION) {
            return Optional.empty();
        }
        try {
            return switch (snapshot.type()) {
                case ACCOUNT -> Optional.of(LedgerJson.MAPPER.readValue(snapshot.payload(), CreditAccount.Open.class));
                case TIERS -> Optional.of(LedgerJson.MAPPER.readValue(snapshot.payload(), TierCatalogue.class));
                default -> Optional.empty();
            };
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableEvent("the snapshot of " + snapshot.stream() + " cannot be read; delete it", e);
        }
    }
}
