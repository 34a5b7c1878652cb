package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.RecordedUse;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions about the credits of customers: the ledger's entries and the blocks. */
public interface CreditQueries {
    /** Entries of an account, newest first. */
    List<CreditEntryView> entries(AccountId account, CreditFilter filter, int limit);

    /** The entries that one event made, in order. */
    List<CreditEntryView> entriesAt(AccountId account, long position);

    /** Blocks of an account in draw order; deleted ones are not there. */
    List<CreditBlockView> blocks(AccountId account, BlockFilter filter, Instant now, int limit, int offset);

    /** A block of a tenant's customers, deleted or not. */
    Optional<CreditBlockView> block(String tenant, UUID block);

    /**
     * Decrements that drew from a block, latest first: as many as are needed to find {@code amount} that is not undone,
     * if there is so much. Each says only what it drew from this block.
     */
    List<RecordedUse> uses(CreditBlockView block, Credits amount);
}
