package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.transaction.Line;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines of customers' accounts into entries, blocks and reversals. */
final class LedgerFold {
    private final int book;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<UUID, Begun> blocks = new LinkedHashMap<>();
    private final Map<UUID, Reversed> reversals = new LinkedHashMap<>();
    private final List<Gone> reinstated = new ArrayList<>();

    /** What a batch adds to an account's ledger. */
    static final class Account {
        final String account;
        final long first;
        final List<Part> lines = new ArrayList<>();
        long entry;
        long number;

        Account(String account, long first) {
            this.account = account;
            this.first = first;
            this.entry = first - 1;
        }
    }

    /** A part of a line. */
    record Part(long position, Entry entry, int part, CreditPart what) {}

    /** An entry with its number. */
    record Numbered(String account, long number, Part line) {}

    /**
     * A block and the event that made it.
     *
     * @param ordered where it was ordered; null: it was not, or earlier than in this batch
     * @param pending whether it is ordered only
     */
    record Begun(
            String account,
            BlockTerms terms,
            Credits began,
            boolean bought,
            long position,
            @Nullable Long ordered,
            boolean pending) {}

    /** A reversal. */
    record Reversed(String account, PurchaseReversed event, long position) {}

    /** A reversal that was reinstated. */
    record Gone(String account, UUID reversal) {}

    LedgerFold(int book) {
        this.book = book;
    }

    void add(RecordedEvent recorded, Entry entry) {
        Account account = accounts.computeIfAbsent(recorded.stream(), a -> new Account(a, entry.entry()));
        if (entry.entry() != account.entry + 1) {
            throw new SequenceBroken("ledger of " + account.account, account.entry + 1, entry.entry());
        }
        account.entry = entry.entry();
        int part = 0;
        for (CreditPart what : CreditParts.of(entry)) {
            account.lines.add(new Part(recorded.position(), entry, part++, what));
        }
        begin(recorded, entry);
        if (entry instanceof PurchaseReversed e) {
            reversals.put(e.id(), new Reversed(recorded.stream(), e, recorded.position()));
        } else if (entry instanceof PurchaseReinstated e && reversals.remove(e.reversal()) == null) {
            reinstated.add(new Gone(recorded.stream(), e.reversal()));
        }
    }

    private void begin(RecordedEvent recorded, Entry entry) {
        if (entry instanceof CreditsPurchased e) {
            granted(recorded, e.blocks(), true);
        } else if (entry instanceof CreditsGranted e) {
            granted(recorded, e.blocks(), false);
        } else if (entry instanceof CreditsOrdered e) {
            long position = recorded.position();
            blocks.put(
                    e.block().block(),
                    new Begun(recorded.stream(), e.block(), Credits.ZERO, false, position, position, true));
        } else {
            for (BlockTerms terms : Line.begun(entry)) {
                begun(recorded, terms, terms.amount(), false);
            }
        }
    }

    private void granted(RecordedEvent recorded, List<GrantedBlock> granted, boolean bought) {
        for (GrantedBlock block : granted) {
            Credits began = block.terms().amount().minus(block.debtRepaid());
            begun(recorded, block.terms(), began, bought);
        }
    }

    private void begun(RecordedEvent recorded, BlockTerms terms, Credits began, boolean bought) {
        Begun ordered = blocks.get(terms.block());
        Long position = ordered == null ? null : ordered.ordered();
        blocks.put(
                terms.block(),
                new Begun(recorded.stream(), terms, began, bought, recorded.position(), position, false));
    }

    void flush(Connection connection, String schema) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        Map<String, long[]> known = known(connection, schema);
        List<Numbered> entries = new ArrayList<>();
        for (Account account : accounts.values()) {
            long[] before = known.getOrDefault(account.account, new long[2]);
            if (account.first != before[0] + 1) {
                throw new SequenceBroken("ledger of " + account.account, before[0] + 1, account.first);
            }
            account.number = before[1];
            for (Part line : account.lines) {
                entries.add(new Numbered(account.account, ++account.number, line));
            }
        }
        LedgerSql.ACCOUNT.write(connection, schema, book, accounts.values());
        LedgerSql.ENTRY.write(connection, schema, book, entries);
        if (LedgerSql.BLOCK.write(connection, schema, book, blocks.values()) != blocks.size()) {
            throw new IllegalStateException("blocks began that are in the view already");
        }
        LedgerSql.REVERSAL_GONE.write(connection, schema, book, reinstated);
        LedgerSql.REVERSAL.write(connection, schema, book, reversals.values());
    }

    /** Last line and last entry of each account that has any. */
    private Map<String, long[]> known(Connection connection, String schema) throws SQLException {
        Map<String, long[]> known = new HashMap<>();
        try (PreparedStatement statement = LedgerSql.KNOWN.prepare(connection, schema, book, accounts.values());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                known.put(row.getString("account"), new long[] {row.getLong("entry"), row.getLong("number")});
            }
        }
        return known;
    }
}
