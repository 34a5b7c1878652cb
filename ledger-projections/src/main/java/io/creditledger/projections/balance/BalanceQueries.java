package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions about what accounts have. {@code now} decides what is expired, effective and ended. */
public interface BalanceQueries {
    Optional<AccountView> account(AccountId account, Instant now);

    /** Accounts of a tenant in text order, after {@code after} (text form) when given. */
    List<AccountView> accounts(String tenant, @Nullable String after, int limit, Instant now);

    /** Blocks of an account in draw order; only those with something remaining and not expired, or all. */
    List<BlockView> blocks(AccountId account, boolean all, Instant now, int limit, int offset);

    Optional<BlockView> block(AccountId account, UUID block);

    /** Every block that a transaction granted, moved ones included. */
    List<BlockView> blocksOfGrant(AccountId account, UUID grant);

    /** Everything the account ever bought, bonus not included; credits moved to another block count once. */
    Credits bought(AccountId account);

    /** Open holds that have not ended by {@code now}, oldest first. */
    List<HoldView> holds(AccountId account, Instant now, int limit);

    /** Accounts with free credits expired, or holds ended, by {@code now} and not yet recorded. */
    List<AccountId> due(Instant now, int limit);
}
