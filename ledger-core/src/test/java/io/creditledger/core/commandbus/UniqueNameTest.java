package io.creditledger.core.commandbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.customer.CustomerCommand.CreateCustomer;
import io.creditledger.core.customer.CustomerRefusal.CustomerExists;
import io.creditledger.core.customer.Profile;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.embedded.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be only once is once, although two nodes are asked for it at the same time. */
@Timeout(60)
class UniqueNameTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private LedgerFixture one;
    private LedgerFixture two;

    @BeforeEach
    void start() {
        one = LedgerFixture.on(database, LedgerFixture.small(2));
        two = LedgerFixture.on(database, LedgerFixture.small(2));
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        database.close();
    }

    @Test
    void an_external_id_names_one_customer() {
        for (int name = 0; name < 30; name++) {
            List<CompletableFuture<Outcome>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(one.submit("k" + name + "one" + i, customer("c-" + name)));
                answers.add(two.submit("k" + name + "two" + i, customer("c-" + name)));
            }
            List<Outcome> outcomes =
                    answers.stream().map(CompletableFuture::join).toList();
            assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.Refused.class::isInstance)
                    .allSatisfy(refused ->
                            assertThat(((Outcome.Refused) refused).refusal()).isEqualTo(new CustomerExists()));
        }
    }

    @Test
    void credits_that_are_bought_only_when_the_balance_has_fallen_are_bought_once() {
        for (int number = 0; number < 30; number++) {
            List<CompletableFuture<Outcome>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(one.submit(null, topUp("a" + number)));
                answers.add(two.submit(null, topUp("a" + number)));
            }
            assertThat(answers.stream().map(CompletableFuture::join))
                    .filteredOn(o -> !((Outcome.Accepted) o).events().isEmpty())
                    .hasSize(1);
        }
        Book book = Book.audited(database.dataSource());
        assertThat(book.balance("a7")).isEqualTo(Credits.of(100));
    }

    private static CreateCustomer customer(String external) {
        Profile profile = new Profile("Ada", "ada@example.org", external, "Etc/UTC", null, new TreeMap<>());
        return new CreateCustomer("t", UuidCreator.getTimeOrderedEpoch(), AT, profile);
    }

    private static PurchaseCredits topUp(String account) {
        return new PurchaseCredits(
                LedgerFixture.account(account),
                UuidCreator.getTimeOrderedEpoch(),
                AT,
                List.of(NewBlock.of(Credits.of(100), Source.AUTO_REFILL)),
                Source.AUTO_REFILL,
                null,
                null,
                Note.NONE,
                Settings.DEFAULT,
                Credits.of(10),
                null);
    }
}
