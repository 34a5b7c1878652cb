package io.creditledger.core.refill;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.payment.SavedMethod;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of an account's auto-refill. */
public sealed interface RefillCommand extends LedgerCommand {
    AccountId account();

    @Override
    default String stream() {
        return Refill.stream(account());
    }

    /** Say when and how much. */
    record ConfigureRefill(AccountId account, UUID id, Instant at, RefillSettings settings) implements RefillCommand {}

    /** The payer saved a method for it; it takes the place of an earlier one. */
    record SaveRefillMethod(AccountId account, UUID id, Instant at, SavedMethod method) implements RefillCommand {}

    /** The saved method is not to be charged any more. */
    record ForgetRefillMethod(AccountId account, UUID id, Instant at) implements RefillCommand {}

    /**
     * Refill now, if it is due: enabled, a method, none under way, not in a pause, not over the cap, balance low.
     *
     * @param available what the account has now
     * @param payment the payment that will pay it, made up by the caller
     */
    record BeginRefill(AccountId account, UUID id, Instant at, Credits available, UUID payment)
            implements RefillCommand {}

    /**
     * A refill's payment came to an end.
     *
     * @param payment which
     * @param decline the provider's code; null: it succeeded
     */
    record EndRefill(
            AccountId account,
            UUID id,
            Instant at,
            UUID payment,
            @Nullable String decline) implements RefillCommand {}
}
