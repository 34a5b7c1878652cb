package io.creditledger.core.renewal;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.LedgerCommand;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of an account's recurring tier. An account has one at a time. */
public sealed interface RenewalCommand extends LedgerCommand {
    AccountId account();

    @Override
    default String stream() {
        return Renewal.stream(account());
    }

    /**
     * A recurring tier was bought: renew it from its second period on, or a free one from its first. It takes the place
     * of one that was bought earlier, and stays without effect after one that was bought later; the same first payment
     * again is a retry. Where money is due and no method was saved, it is stopped at once.
     */
    record StartRenewal(AccountId account, UUID id, Instant at, Plan plan) implements RenewalCommand {}

    /**
     * Renew, if a period has begun that is not paid: the oldest one.
     *
     * @param payment the payment that will pay it, made up by the caller
     */
    record BeginRenewal(AccountId account, UUID id, Instant at, UUID payment) implements RenewalCommand {}

    /**
     * A period's payment came to an end.
     *
     * @param decline the provider's code; null: it succeeded
     */
    record EndRenewal(
            AccountId account,
            UUID id,
            Instant at,
            UUID payment,
            @Nullable String decline) implements RenewalCommand {}

    /** Renew no more. A period that is under way is still counted when it is paid. */
    record StopRenewal(AccountId account, UUID id, Instant at, String reason) implements RenewalCommand {}
}
