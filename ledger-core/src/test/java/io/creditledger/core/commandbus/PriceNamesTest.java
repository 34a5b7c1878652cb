package io.creditledger.core.commandbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.core.price.Cadence;
import io.creditledger.core.price.PriceCommand.CreatePrice;
import io.creditledger.core.price.PriceRefusal.DuplicatePrice;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.QuantityModel.Unit;
import io.creditledger.embedded.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A tenant's own name of a price is given once, whoever gives it. */
@Timeout(60)
class PriceNamesTest {
    @Test
    void of_prices_made_at_once_on_two_nodes_one_gets_the_name() {
        try (TestDatabase database = TestDatabase.create(Schema::migrate);
                LedgerFixture one = LedgerFixture.on(database, LedgerFixture.small(2));
                LedgerFixture two = LedgerFixture.on(database, LedgerFixture.small(2))) {
            for (int name = 0; name < 10; name++) {
                List<CompletableFuture<Outcome>> sent = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    sent.add((i % 2 == 0 ? one : two).submit("k" + name + "." + i, create("calls " + name, i)));
                }
                List<Outcome> outcomes =
                        sent.stream().map(CompletableFuture::join).toList();

                assertThat(outcomes)
                        .filteredOn(Outcome.Accepted.class::isInstance)
                        .hasSize(1);
                String taken = "calls " + name;
                assertThat(outcomes)
                        .filteredOn(Outcome.Refused.class::isInstance)
                        .hasSize(9)
                        .allSatisfy(outcome -> assertThat(((Outcome.Refused) outcome).refusal())
                                .isEqualTo(new DuplicatePrice(taken)));
            }
        }
    }

    private static CreatePrice create(String name, int rate) {
        PriceTerms terms = new PriceTerms(
                "Calls",
                "usd",
                "calls",
                Cadence.MONTHLY,
                null,
                null,
                null,
                null,
                null,
                null,
                name,
                null,
                new Unit(BigDecimal.valueOf(rate), false),
                Adjustments.NONE);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return new CreatePrice("t", UuidCreator.getTimeOrderedEpoch(), now, terms, new TreeMap<>());
    }
}
