package io.creditledger.api.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.call.Stamps;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.transaction.EntryType;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.projections.transaction.TransactionView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is due on accounts that nobody uses is recorded, once. The ledger's own job has nothing to do for an hour. */
class ExpiryTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant DUE = NOW.plus(Duration.ofHours(1));

    private static TestDatabase database;
    private static Ledger ledger;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        Database connections = Database.open(new LedgerConfig(Path.of("unused"), login, 0, null));
        ledger = Ledger.over(connections, WriteSettings.DEFAULT, Clock.systemUTC());
        ledger.start(ReplayProgress.NONE);
    }

    @AfterAll
    static void close() {
        ledger.close();
        database.close();
    }

    @Test
    void an_idle_account_gets_the_line_of_its_expired_block_once() {
        AccountId idle = opened("idle", DUE);
        AccountId lasting = opened("lasting", null);

        assertThat(expiry(DUE.minusSeconds(1)).expireDue())
                .as("before it is due")
                .isZero();
        assertThat(statement(idle)).extracting(TransactionView::type).containsExactly(EntryType.GRANT);

        assertThat(expiry(DUE).expireDue()).isEqualTo(1);
        TransactionView line = statement(idle).getFirst();
        assertThat(line.type()).isEqualTo(EntryType.EXPIRY);
        assertThat(line.event().change()).isEqualTo(Credits.of(-100));
        assertThat(account(idle).balance()).isEqualTo(Credits.ZERO);
        assertThat(account(lasting).balance()).isEqualTo(Credits.of(100));

        long head = ledger.log().headPosition();
        assertThat(expiry(DUE).expireDue()).as("again").isZero();
        assertThat(ledger.log().headPosition()).isEqualTo(head);
        assertThat(statement(idle)).hasSize(2);
    }

    @Test
    void two_jobs_that_find_the_same_account_due_record_it_once() {
        AccountId account = opened("twice", DUE);
        account(account);
        expiry(DUE).expireDue();
        expiry(DUE).expireDue(); // the view may still show it as due
        assertThat(statement(account))
                .extracting(TransactionView::type)
                .containsExactly(EntryType.EXPIRY, EntryType.GRANT);
    }

    @Test
    void a_hold_that_has_ended_on_an_idle_account_is_released_once() {
        AccountId account = opened("held", null);
        Stamps stamps = stamps(NOW);
        submit(new HoldCredits(account, stamps.id(), stamps.now(), Credits.of(30), DUE, Note.NONE));
        assertThat(account(account).held()).isEqualTo(Credits.of(30));

        expiry(DUE).expireDue();
        long released = account(account).seq();
        assertThat(account(account).held()).isEqualTo(Credits.ZERO);
        expiry(DUE).expireDue();
        assertThat(account(account).seq()).isEqualTo(released);
    }

    /** An account with 100 credits that expire then. */
    private static AccountId opened(String name, @Nullable Instant expiresAt) {
        AccountId account = AccountId.organization("demo", name);
        Stamps stamps = stamps(NOW);
        NewBlock block = new NewBlock(Credits.of(100), Source.PROMOTIONAL, null, expiresAt, 0, UnitCost.ZERO);
        submit(new OpenAccount(account, stamps.id(), stamps.now(), Settings.DEFAULT, List.of(block)));
        account(account);
        return account;
    }

    private static WhenCreditsAreDueThenExpireThem expiry(Instant now) {
        return new WhenCreditsAreDueThenExpireThem(
                ledger.balances(), ledger.gateway(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<TransactionView> statement(AccountId account) {
        caughtUp("transaction");
        return ledger.transactions().list(account, TransactionFilter.ALL, 10);
    }

    private static AccountView account(AccountId account) {
        caughtUp("balance");
        return ledger.balances().account(account, NOW).orElseThrow();
    }

    private static void caughtUp(String view) {
        assertThat(ledger.progress().await(view, ledger.log().headPosition(), Duration.ofSeconds(20)))
                .isTrue();
    }

    private static Stamps stamps(Instant now) {
        return new Stamps(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void submit(LedgerCommand command) {
        Outcome outcome = ledger.gateway()
                .submit(new Submission(command, "demo", null, new TreeMap<>()))
                .join();
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }
}
