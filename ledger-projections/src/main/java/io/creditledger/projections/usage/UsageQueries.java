package io.creditledger.projections.usage;

import io.creditledger.core.account.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Questions about what credits were used for. */
public interface UsageQueries {
    /** Per day and kind, days inclusive, in order. */
    List<UsageView> perDay(AccountId account, LocalDate from, LocalDate to);

    /** Per day and kind, counting only usage from {@code from} to {@code to}, both inclusive to the microsecond. */
    List<UsageView> between(AccountId account, Instant from, Instant to);
}
