package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Settings;
import io.creditledger.core.money.Credits;
import java.time.Instant;

/**
 * An account as of one moment.
 *
 * @param account which
 * @param settings what it allows
 * @param openedAt when it was opened
 * @param balance sum of all entries
 * @param available what can be decremented or held now
 * @param held what open holds reserve
 * @param pending granted but not effective yet
 * @param debt owed: reversals of spent credits and overdrafts, not repaid
 * @param low whether {@code available} is below the account's threshold
 * @param entry number of the last statement entry
 * @param seq sequence number of the account's last event: its version
 * @param position position of the account's last event
 */
public record AccountView(
        AccountId account,
        Settings settings,
        Instant openedAt,
        Credits balance,
        Credits available,
        Credits held,
        Credits pending,
        Credits debt,
        boolean low,
        long entry,
        long seq,
        long position) {}
