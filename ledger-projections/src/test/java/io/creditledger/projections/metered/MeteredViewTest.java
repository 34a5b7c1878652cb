package io.creditledger.projections.metered;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.price.rating.UsageRow;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.RandomHistory;
import io.creditledger.projections.metered.MeteredQueries.Question;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Usage events as the database sums them up, against the facts one by one. */
class MeteredViewTest {
    private static final Instant FROM = Instant.EPOCH;
    private static final Instant TO = Instant.parse("9999-01-01T00:00:00Z");

    private static Ledger ledger;
    private static MeteredQueries queries;

    @BeforeAll
    static void write() {
        ledger = new Ledger();
        new RandomHistory(ledger, 5, 3).run(600);
        new Rebuild(ledger.dataSource(), ledger.log(), 1).run(Ledger.VIEWS, ReplayProgress.NONE);
        queries = new PgMeteredQueries(ledger.dataSource(), 1);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void sums_by_a_property_are_those_of_the_decrements_less_what_was_undone() {
        Map<UUID, CreditsDecremented> uses = new LinkedHashMap<>();
        Map<UUID, BigDecimal> back = new HashMap<>();
        for (RecordedEvent recorded : ledger.events()) {
            if (recorded.event() instanceof CreditsDecremented e && e.metered() != null) {
                uses.put(e.id(), e);
            } else if (recorded.event() instanceof DecrementAmended e && e.unmetered() != null) {
                back.merge(e.decrement(), e.unmetered().quantity(), BigDecimal::add);
            }
        }
        Map<String, BigDecimal> expected = new HashMap<>();
        uses.forEach((id, use) -> {
            BigDecimal left = use.metered().quantity().subtract(back.getOrDefault(id, BigDecimal.ZERO));
            expected.merge(use.metered().properties().get("region"), left, BigDecimal::add);
        });
        assertThat(uses).as("usage to look at").hasSizeGreaterThan(10);
        assertThat(back).as("undone usage to look at").isNotEmpty();

        List<UsageRow> rows = queries.usage(question("calls", List.of("region", "nothing"), false));

        assertThat(rows).hasSameSizeAs(expected.entrySet());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.properties()).containsOnlyKeys("region");
            assertThat(row.quantity()).isEqualByComparingTo(expected.get(row.property("region")));
        });
        BigDecimal whole = expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(queries.usage(question("calls", List.of(), false)))
                .singleElement()
                .satisfies(row -> assertThat(row.quantity()).isEqualByComparingTo(whole));
        assertThat(queries.usage(question("calls", List.of(), true)).stream()
                        .map(UsageRow::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(whole);
        assertThat(queries.usage(question("bytes", List.of(), false)))
                .singleElement()
                .satisfies(row -> assertThat(row.quantity()).isEqualByComparingTo("0"));
    }

    @Test
    void another_tenants_usage_and_another_times_is_not_counted() {
        assertThat(queries.usage(new Question("other", null, FROM, TO, "calls", List.of(), false)))
                .isEmpty();
        assertThat(queries.usage(new Question("demo", null, FROM, FROM, "calls", List.of(), false)))
                .isEmpty();
    }

    private static Question question(String metric, List<String> names, boolean each) {
        return new Question("demo", null, FROM, TO, metric, names, each);
    }
}
