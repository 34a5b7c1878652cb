package io.creditledger.api.ledger;

import io.creditledger.core.account.AccountId;
import io.creditledger.projections.balance.AccountView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts as they were: exactly one of {@code asOf} and {@code atPosition} is given. */
@FunctionalInterface
public interface PastAccounts {
    Optional<AccountView> account(AccountId account, @Nullable Instant asOf, @Nullable Long atPosition);
}
