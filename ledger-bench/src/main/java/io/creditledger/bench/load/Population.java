package io.creditledger.bench.load;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.api.server.Bootstrap;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** The accounts under load and what is asked of them. Used by one thread at a time. */
final class Population {
    private static final Credits PLENTY = Credits.of(1_000_000_000_000L);
    private static final Usage INFERENCE = new Usage("inference", "m-large", 812L, 164L, null);
    private static final Credits ONE = Credits.of("1.25");

    private final AccountId[] accounts;
    private final SplittableRandom random = new SplittableRandom(20_261_120);
    /** Two populations over one book must not make the same keys. */
    private final SplittableRandom keys = new SplittableRandom();

    private long requests;

    Population(int size) {
        accounts = new AccountId[size];
        for (int i = 0; i < size; i++) {
            accounts[i] = account(i);
        }
    }

    static AccountId account(int number) {
        return AccountId.customer(Bootstrap.TENANT, "c-" + number);
    }

    /** Opens every account with two paid-for blocks, one of which expires. */
    void open(LedgerGateway gateway) {
        int[] next = {0};
        ClosedLoop.all(gateway, accounts.length, () -> opening(accounts[next[0]++]));
    }

    /** The same for the stock parts. */
    void openStock(StockAxon stock) throws InterruptedException {
        for (AccountId account : accounts) {
            stock.accept((AccountCommand) opening(account).command());
        }
    }

    static Submission opening(AccountId account) {
        NewBlock bought =
                new NewBlock(PLENTY, Source.PURCHASE, null, now().plus(Duration.ofDays(365)), 0, UnitCost.of("0.0125"));
        NewBlock bonus = NewBlock.of(PLENTY, Source.BONUS);
        return keyed(
                new OpenAccount(
                        account,
                        UuidCreator.getTimeOrderedEpochFast(),
                        now(),
                        Settings.DEFAULT,
                        List.of(bought, bonus)),
                UUID.randomUUID().toString(),
                account.text());
    }

    /** Any account. */
    AccountId any() {
        return accounts[random.nextInt(accounts.length)];
    }

    /** The first account in {@code percent} of the cases, otherwise any other. */
    AccountId skewed(int percent) {
        return random.nextInt(100) < percent ? accounts[0] : accounts[1 + random.nextInt(accounts.length - 1)];
    }

    /** The account that gets most of the load when one does. */
    AccountId hot() {
        return accounts[0];
    }

    /** A decrement as the REST side would make it, with a random idempotency key of its own. */
    Supplier<Submission> decrements(Supplier<AccountId> whose) {
        return () -> submission(decrement(whose.get()));
    }

    static DecrementCredits decrement(AccountId account) {
        return new DecrementCredits(account, UuidCreator.getTimeOrderedEpochFast(), now(), ONE, INFERENCE, Note.NONE);
    }

    /** With a key and metadata like those of a request. */
    Submission submission(AccountCommand command) {
        return keyed(command, new UUID(keys.nextLong(), keys.nextLong()).toString(), "r-" + requests++);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static Submission keyed(AccountCommand command, String key, String request) {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put("actor", "bench");
        metadata.put("request", request);
        return new Submission(command, Bootstrap.TENANT, key, metadata);
    }
}
