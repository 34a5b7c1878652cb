package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.grant;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot is a cache: with it, without it, and whatever is wrong with it, the state is the same. */
@Timeout(60)
class SnapshotTest {
    private static final WriteSettings EVERY_10 = new WriteSettings(1, 2, 16_384, 10_000, 10, 1_024);

    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private LedgerFixture ledger;

    @BeforeEach
    void start() throws SQLException {
        ledger = LedgerFixture.on(database, EVERY_10);
        ledger.ask(null, open("a", 1_000));
        for (int i = 0; i < 34; i++) {
            ledger.ask(null, i % 3 == 0 ? grant("a", 7) : decrement("a", 5));
        }
        ledger.close();
        assertThat(number("SELECT seq FROM ledger.snapshot")).isEqualTo(29);
    }

    @AfterEach
    void stop() {
        ledger.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT",
                "DELETE FROM ledger.snapshot",
                "UPDATE ledger.snapshot SET revision = 999, payload = 'from the future'",
                "UPDATE ledger.snapshot SET type = 'from the future'",
                "UPDATE ledger.snapshot SET type = 'tiers'",
                "UPDATE ledger.snapshot SET payload = ''",
                "UPDATE ledger.snapshot SET payload = '{}'",
                "UPDATE ledger.snapshot SET payload = 'null'",
                "UPDATE ledger.snapshot SET payload = '[1]'",
                "UPDATE ledger.snapshot SET payload = substr(payload, 1, 40)",
                "UPDATE ledger.snapshot SET payload = payload || ' '::bytea",
                "UPDATE ledger.snapshot SET payload ="
                        + " replace(convert_from(payload, 'UTF8'), 'balance', 'balances')::bytea"
            })
    void the_state_is_what_its_events_say(String damage) throws SQLException {
        run(damage);
        ledger = LedgerFixture.on(database, EVERY_10);
        Credits balance = Book.audited(database.dataSource()).balance("a");
        Outcome.Accepted accepted = (Outcome.Accepted) ledger.ask(null, decrement("a", 1));

        CreditsDecremented event =
                (CreditsDecremented) accepted.events().getFirst().event();
        assertThat(event.balance()).isEqualTo(balance.minus(Credits.of(1)));
        assertThat(accepted.events().getFirst().seq()).isEqualTo(36);
        assertThat(ledger.ask(null, decrement("a", 100_000))).isInstanceOf(Outcome.Refused.class);
        Book.audited(database.dataSource());
    }

    @Test
    void a_state_can_start_from_a_snapshot_of_its_very_last_event() {
        ledger = LedgerFixture.on(database, EVERY_10);
        for (int i = 0; i < 4; i++) {
            ledger.ask(null, decrement("a", 1));
        }
        ledger.close();
        ledger = LedgerFixture.on(database, EVERY_10);

        assertThat(ledger.ask(null, decrement("a", 1))).isInstanceOf(Outcome.Accepted.class);
        assertThat(Book.audited(database.dataSource()).events()).hasSize(41);
    }

    @Test
    void an_older_snapshot_never_replaces_a_newer_one_and_is_good_enough() throws SQLException {
        run("CREATE TABLE kept AS SELECT * FROM ledger.snapshot");
        ledger = LedgerFixture.on(database, EVERY_10);
        for (int i = 0; i < 20; i++) {
            ledger.ask(null, decrement("a", 1));
        }
        ledger.close();
        assertThat(number("SELECT seq FROM ledger.snapshot")).isEqualTo(49);
        run("UPDATE ledger.snapshot s SET seq = k.seq, payload = k.payload FROM kept k WHERE k.stream = s.stream");
        ledger = LedgerFixture.on(database, EVERY_10);
        Credits balance = Book.audited(database.dataSource()).balance("a");
        Outcome.Accepted accepted = (Outcome.Accepted) ledger.ask(null, decrement("a", 1));

        assertThat(((CreditsDecremented) accepted.events().getFirst().event()).balance())
                .isEqualTo(balance.minus(Credits.of(1)));
    }

    @Test
    void many_cold_accounts_in_one_batch_are_loaded_right() {
        ledger = LedgerFixture.on(database, EVERY_10);
        for (int i = 0; i < 300; i++) {
            ledger.submit(null, open("c" + i, i + 1));
        }
        for (int i = 0; i < 300; i += 2) {
            for (int n = 0; n < 12; n++) {
                ledger.submit(null, grant("c" + i, 1));
            }
        }
        ledger.ask(null, open("last", 1));
        ledger.close();
        ledger = LedgerFixture.on(database, new WriteSettings(1, 1, 16_384, 10_000, 10, 1_024));
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(ledger.submit(null, decrement("c" + i, i + 1)));
            answers.add(ledger.submit(null, decrement("c" + i, i % 2 == 0 ? 12 : 1)));
        }
        for (int i = 0; i < 300; i++) {
            assertThat(answers.get(2 * i).join()).isInstanceOf(Outcome.Accepted.class);
            assertThat(answers.get(2 * i + 1).join())
                    .isInstanceOf(i % 2 == 0 ? Outcome.Accepted.class : Outcome.Refused.class);
        }
        Book book = Book.audited(database.dataSource());
        for (int i = 0; i < 300; i++) {
            assertThat(book.balance("c" + i)).isEqualTo(Credits.ZERO);
        }
    }

    @Test
    void a_cache_for_hardly_anything_keeps_all_balances_right() {
        ledger = LedgerFixture.on(database, new WriteSettings(1, 2, 16_384, 3, 10, 64));
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(ledger.submit(null, open("c" + i, 40)));
        }
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < 40; i++) {
                answers.add(ledger.submit("k" + i + "/" + round, decrement("c" + i, 1)));
            }
        }
        long refused = answers.stream()
                .map(CompletableFuture::join)
                .filter(Outcome.Refused.class::isInstance)
                .count();

        assertThat(refused).isEqualTo(400);
        Book book = Book.audited(database.dataSource());
        for (int i = 0; i < 40; i++) {
            assertThat(book.balance("c" + i)).isEqualTo(Credits.ZERO);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
