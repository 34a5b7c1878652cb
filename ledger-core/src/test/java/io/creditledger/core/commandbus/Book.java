package io.creditledger.core.commandbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvolution;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.eventstore.LeafHash;
import io.creditledger.core.eventstore.PgEventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.core.money.Credits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What an auditor finds in the book: read from the database, folded anew, every promise of the log checked. */
final class Book {
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<String, CreditAccount> accounts = new HashMap<>();

    private Book() {}

    /**
     * Reads and checks everything: positions, numbers in the stream, hashes, the chain, balances at every prefix, keys.
     */
    static Book audited(DataSource database) {
        Book book = new Book();
        PgEventLog log = new PgEventLog(database, 1);
        Map<String, Long> seqs = new HashMap<>();
        Set<String> keys = new HashSet<>();
        byte[] chain = new byte[32];
        long position = 0;
        for (StoredEvent stored : log.after(0, Integer.MAX_VALUE)) {
            assertThat(stored.position()).isEqualTo(++position);
            assertThat(stored.seq()).isEqualTo(seqs.merge(stored.stream(), 0L, (a, b) -> a + 1));
            assertThat(stored.hash()).isEqualTo(LeafHash.of(stored));
            chain = LeafHash.chain(chain, stored.hash());
            if (stored.idempotencyKey() != null) {
                String tenant = stored.stream().substring(0, stored.stream().indexOf('/'));
                assertThat(keys.add(tenant + "/" + stored.idempotencyKey())).isTrue();
            }
            book.fold(log.decode(stored));
        }
        book.checkHead(database, position, chain, keys.size());
        return book;
    }

    List<RecordedEvent> events() {
        return events;
    }

    /** Events of that kind. */
    long count(Class<? extends AccountEvent> kind) {
        return events.stream().filter(e -> kind.isInstance(e.event())).count();
    }

    CreditAccount.Open account(String name) {
        return (CreditAccount.Open) accounts.get(AccountId.customer("t", name).stream());
    }

    Credits balance(String name) {
        return account(name).balance();
    }

    private void fold(RecordedEvent recorded) {
        events.add(recorded);
        if (recorded.event() instanceof AccountEvent event) {
            CreditAccount before = accounts.getOrDefault(recorded.stream(), CreditAccount.UNOPENED);
            CreditAccount after = AccountEvolution.evolve(before, event);
            accounts.put(recorded.stream(), after);
            if (after instanceof CreditAccount.Open open && event instanceof AccountEvent.Entry entry) {
                assertThat(open.balance()).isEqualTo(entry.balance());
                assertThat(open.balance().isNegative()).isFalse();
            }
        }
    }

    private void checkHead(DataSource database, long position, byte[] chain, int keysOnEvents) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet head = statement.executeQuery("SELECT position, chain FROM ledger.head WHERE book = 1")) {
                assertThat(head.next()).isTrue();
                assertThat(head.getLong(1)).isEqualTo(position);
                assertThat(head.getBytes(2)).isEqualTo(chain);
            }
            try (ResultSet keys = statement.executeQuery("SELECT count(*), count(e.position) FROM ledger.command_key k"
                    + " LEFT JOIN ledger.event e ON e.book = k.book AND e.position = k.position"
                    + " AND e.idempotency_key = k.key WHERE k.events > 0")) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getInt(1)).isEqualTo(keysOnEvents);
                assertThat(keys.getInt(2)).isEqualTo(keysOnEvents);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the book cannot be read", e);
        }
    }
}
