package io.creditledger.projections.transaction;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountId;
import java.time.Instant;
import java.util.List;

/**
 * A statement line: the entry event in full, with what the event does not say itself.
 *
 * @param account whose
 * @param position position of the event
 * @param seq sequence number of the event in the account
 * @param recordedAt when it was appended
 * @param kind usage kind of a decrement or capture, lower-case source of a grant or purchase, otherwise the type
 * @param type what sort of line
 * @param event the entry: number, change, balance, draws, usage, note
 * @param draws blocks drawn from or restored to, with what funded them
 */
public record TransactionView(
        AccountId account,
        long position,
        long seq,
        Instant recordedAt,
        EntryType type,
        String kind,
        AccountEvent.Entry event,
        List<FundedDraw> draws) {}
