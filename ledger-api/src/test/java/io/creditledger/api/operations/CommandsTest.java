package io.creditledger.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerApplication;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.payment.Billing;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.stripe.StripeAccess;
import io.creditledger.api.stripe.StripeGateway;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.embedded.testing.TestDatabase;
import io.creditledger.sandbox.SandboxSettings;
import io.creditledger.sandbox.StripeSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user runs them, each in a process of its own; one after the other on the same books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsTest {
    private static final AccountId ACCOUNT = AccountId.customer("demo", "c-1");

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path directory;

    private record Ran(int code, String out, String err) {}

    @BeforeAll
    void open() {
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        try (Ledger ledger = Ledger.over(Database.open(new LedgerConfig(directory, login, 0, null)))) {
            OpenAccount command = new OpenAccount(
                    ACCOUNT,
                    UuidCreator.getTimeOrderedEpoch(),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    Settings.DEFAULT,
                    List.of(NewBlock.of(Credits.of(1_000), Source.SIGNUP)));
            ledger.gateway()
                    .submit(new Submission(command, "demo", null, new TreeMap<>()))
                    .join();
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    @Order(1)
    void an_import_says_what_it_did_and_keeps_the_lines_it_could_not_use() throws Exception {
        Path usage = Files.write(directory.resolve("usage.csv"), List.of("t,in", "2026-02-01 10:00:00,7", "never,1"));
        Path rejects = directory.resolve("rejects.csv");

        Ran ran = ledger(
                "import",
                usage.toString(),
                "customer:c-1",
                "--time-column",
                "t",
                "--input-column",
                "in",
                "--input-price",
                "2",
                "--rejects",
                rejects.toString());

        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.MISMATCH);
        assertThat(ran.out()).isEqualTo("2 rows: 1 imported (14 credits), 0 done before, 1 not imported\n");
        assertThat(ran.err()).contains(usage + ":3: t 'never' is no time");
        assertThat(rejects).hasContent("never,1");

        Ran again = ledger(
                "import",
                usage.toString(),
                "customer:c-1",
                "--time-column",
                "t",
                "--input-column",
                "in",
                "--input-price",
                "2");
        assertThat(again.out())
                .isEqualTo("2 rows: 0 imported (0 credits), 1 done before as source 'usage.csv', 1 not imported\n");
    }

    @Test
    @Order(2)
    void balance_and_transactions_show_what_there_is_and_what_there_was() throws Exception {
        Ran now = ledger("balance", "customer:c-1");
        Ran past = ledger("balance", "customer:c-1", "--at-position", "2");
        Ran lines = ledger("transactions", "customer:c-1");

        assertThat(now.out()).contains("balance    986\n").contains("signup        986  1000");
        assertThat(past.out()).contains("balance    1000\n");
        assertThat(lines.out())
                .containsPattern("2 .* decrement +usage +-14 +986")
                .containsPattern("1 .* grant +signup");
    }

    @Test
    @Order(3)
    void what_is_not_there_or_not_understood_says_so() throws Exception {
        Ran nobody = ledger("balance", "customer:nobody");
        Ran nonsense = ledger("balance", "c-1");

        assertThat(nobody.code()).isEqualTo(ExitCode.FAILED);
        assertThat(nobody.err()).contains("there is no account demo/customer:nobody");
        assertThat(nonsense.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nonsense.err()).contains("'c-1' is no account: use organization:<slug>");
    }

    @Test
    @Order(4)
    void rebuilt_views_serve_and_whole_books_are_found_whole() throws Exception {
        Ran rebuilt = ledger("rebuild", "balance", "usage");
        Ran verified = ledger("verify");

        assertThat(rebuilt.out()).startsWith("rebuilt balance, usage from 3 events in ");
        assertThat(rebuilt.err()).contains("rebuild: 3 of 3 events (100 %), ").doesNotContain("left");
        assertThat(verified.code()).as(verified.out()).isEqualTo(ExitCode.CLEAN);
        assertThat(verified.out()).endsWith("3 events: whole\n");
    }

    @Test
    @Order(5)
    void a_view_that_is_broken_stops_no_command_that_does_without_it_and_floods_nobody() throws Exception {
        sql("ALTER TABLE view_usage.usage RENAME COLUMN credits TO lost");
        sql("UPDATE ledger.view_token SET position = 0, owner = NULL WHERE view = 'usage'");
        try {
            Ran lines = ledger("transactions", "customer:c-1");

            assertThat(lines.code()).as(lines.err()).isEqualTo(ExitCode.CLEAN);
            assertThat(lines.out()).containsPattern("2 .* decrement +usage +-14 +986");
            assertThat(lines.err()).doesNotContain("\tat ");
        } finally {
            sql("ALTER TABLE view_usage.usage RENAME COLUMN lost TO credits");
            sql("UPDATE ledger.view_token SET position = 3, owner = NULL WHERE view = 'usage'");
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.superuserDataSource().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    @Order(6)
    void payments_are_compared_with_the_provider_and_mended_on_demand() throws Exception {
        try (StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.inMemory())) {
            PaymentId payment = new PaymentId("demo", UuidCreator.getTimeOrderedEpoch());
            String intent = paidWithoutAWord(payment, sandbox);
            Map<String, String> stripe =
                    Map.of("STRIPE_API_KEY", sandbox.secretKey(), "STRIPE_API_BASE", sandbox.baseUrl());

            Ran listed = ledger(stripe, "reconcile");
            assertThat(listed.code()).as(listed.err()).isEqualTo(ExitCode.MISMATCH);
            assertThat(listed.out())
                    .containsPattern(payment.uuid() + " +" + intent + " +customer:c-1 +25.00 usd +created +succeeded"
                            + " +paid 25.00 usd +observe\n")
                    .endsWith("1 payments in the ledger, 1 at the provider (and 0 of others): 1 differences;"
                            + " --apply mends up to 1\n");
            Ran applied = ledger(stripe, "reconcile", "--apply", "--since", "2026-01-01");
            assertThat(applied.code()).as(applied.err()).isEqualTo(ExitCode.CLEAN);
            assertThat(applied.out()).contains(" mended\n").endsWith(": 1 differences, 1 mended\n");

            PaymentId idle = new PaymentId("demo", UuidCreator.getTimeOrderedEpoch());
            String unredeemed = paidWithoutAWord(idle, sandbox, null);
            Ran seen = ledger(stripe, "reconcile", "--apply");
            assertThat(seen.code()).as("no difference: both have it").isEqualTo(ExitCode.CLEAN);
            assertThat(seen.out())
                    .contains("\npaid, not redeemed: 1\n")
                    .containsPattern(idle.uuid() + " +" + unredeemed + " +customer:c-1 +25.00 usd +0 min +redeem it");
        }
        assertThat(ledger("balance", "customer:c-1").out()).contains("balance    1086\n");
        Ran nobody = ledger("reconcile");
        assertThat(nobody.code()).isEqualTo(ExitCode.FAILED);
        assertThat(nobody.err()).contains("set STRIPE_API_KEY");
        assertThat(ledger("reconcile", "--since", "yesterday").code()).isEqualTo(ExitCode.USAGE);
    }

    /** A payment for 100 credits that was made at the provider, of which no webhook told; its intent. */
    private String paidWithoutAWord(PaymentId payment, StripeSandbox sandbox) {
        Money price = Money.of(2_500, "usd");
        return paidWithoutAWord(
                payment, sandbox, Purpose.of(ACCOUNT, Source.PURCHASE, "bundle", Credits.of(100), Credits.ZERO, price));
    }

    /** The same; without a purpose, its payer has to redeem it. */
    private String paidWithoutAWord(PaymentId payment, StripeSandbox sandbox, @Nullable Purpose purpose) {
        Money price = Money.of(2_500, "usd");
        LedgerConfig.Server login = new LedgerConfig.Server(database.url(), database.user(), database.password());
        try (Ledger ledger = Ledger.over(Database.open(new LedgerConfig(directory, login, 0, null)))) {
            AccountId payer = purpose == null ? ACCOUNT : null;
            CreatePayment command = new CreatePayment(
                    payment, UuidCreator.getTimeOrderedEpoch(), ledger.clock().instant(), price, payer, purpose, "r");
            ledger.gateway()
                    .submit(new Submission(command, "demo", null, new TreeMap<>()))
                    .join();
        }
        StripeAccess access = StripeAccess.of(sandbox.secretKey(), sandbox.baseUrl(), null);
        return new StripeGateway(access)
                .createIntent(new IntentRequest(
                        payment.gatewayKey(), payment, ACCOUNT, price, "pm_card_visa", true, false, Billing.NONE, null))
                .id();
    }

    @Test
    @Order(7)
    void a_changed_event_is_found_with_its_position_and_an_exit_code() throws Exception {
        try (Connection connection = database.superuserDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ledger.event DISABLE TRIGGER event_append_only");
            statement.execute("UPDATE ledger.event SET metadata = '{}' WHERE position = 3");
        }

        Ran verified = ledger("verify");

        assertThat(verified.code()).isEqualTo(ExitCode.MISMATCH);
        assertThat(verified.out()).contains("FAILED at position 3").endsWith("NOT whole, first bad position 3\n");
    }

    private Ran ledger(String... arguments) throws IOException, InterruptedException {
        return ledger(Map.of(), arguments);
    }

    private Ran ledger(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerApplication.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", null);
        Path err = Files.createTempFile(directory, "err", null);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "LEDGER_DB_URL", database.url(),
                        "LEDGER_DB_USER", database.user(),
                        "LEDGER_DB_PASSWORD", database.password(),
                        "CI", "true"));
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ran(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
