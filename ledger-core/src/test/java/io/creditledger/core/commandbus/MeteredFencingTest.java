package io.creditledger.core.commandbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.RecordedPrice;
import io.creditledger.core.account.Usage;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.money.Credits;
import io.creditledger.core.price.Cadence;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.TierModel.Tiered;
import io.creditledger.core.price.model.TierModel.Tiered.UnitTier;
import io.creditledger.embedded.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Usage metered on two nodes at once is rated as if it had come one after the other. */
@Timeout(60)
class MeteredFencingTest {
    private static final UUID PRICE = UUID.fromString("01938e2f-0000-7000-8000-0000000000aa");
    private static final RecordedPrice TIERED = new RecordedPrice(1, terms());

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
    void usage_from_both_nodes_costs_what_all_of_it_costs_at_once_after_a_restart_too() {
        one.ask("open", LedgerFixture.open("a", 1_000));
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            answers.add((i % 2 == 0 ? one : two).submit(null, use()));
            answers.add((i % 3 == 0 ? one : two).submit("k" + i, use()));
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Outcome.Accepted.class));
        one.close();
        one = LedgerFixture.on(database, LedgerFixture.small(2));
        Outcome last = one.ask(null, use());

        // 100 units at 1, 100 at 0.5, 101 at 0.25
        assertThat(Book.audited(database.dataSource()).balance("a")).isEqualTo(Credits.of("824.75"));
        assertThat(((Outcome.Accepted) last).events().getLast().event())
                .isInstanceOfSatisfying(CreditsDecremented.class, event -> {
                    assertThat(event.metered()).isNotNull();
                    assertThat(event.metered().after()).isEqualByComparingTo("301");
                });
    }

    private static MeterUsage use() {
        return new MeterUsage(
                LedgerFixture.account("a"),
                UuidCreator.getTimeOrderedEpoch(),
                LedgerFixture.now(),
                PRICE,
                BigDecimal.ONE,
                new TreeMap<>(),
                TIERED,
                Usage.of("usage"),
                Note.NONE);
    }

    private static PriceTerms terms() {
        Tiered tiered = new Tiered(List.of(
                new UnitTier(BigDecimal.ZERO, new BigDecimal(100), BigDecimal.ONE),
                new UnitTier(new BigDecimal(100), new BigDecimal(200), new BigDecimal("0.5")),
                new UnitTier(new BigDecimal(200), null, new BigDecimal("0.25"))));
        return new PriceTerms(
                "Calls",
                "EUR",
                "calls",
                Cadence.ONE_TIME,
                null,
                null,
                "calls",
                null,
                null,
                null,
                null,
                null,
                tiered,
                Adjustments.NONE);
    }
}
