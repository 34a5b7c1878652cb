package io.creditledger.projections.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.price.Cadence;
import io.creditledger.core.price.Cycle;
import io.creditledger.core.price.MetadataChange;
import io.creditledger.core.price.PriceCommand.ChangePriceMetadata;
import io.creditledger.core.price.PriceCommand.CreatePrice;
import io.creditledger.core.price.PriceId;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Cell;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import io.creditledger.core.price.model.MatrixModel.Matrix;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.TierModel.Bulk;
import io.creditledger.core.price.model.TierModel.Bulk.BulkTier;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.replay.Shadow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The view of prices against what was asked. */
class PriceViewTest {
    private static final PriceProjection VIEW = new PriceProjection();
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.000001Z");
    private static final int PRICES = 12;

    private static Ledger ledger;
    private static PgPriceQueries queries;
    private static final List<CreatePrice> MADE = new ArrayList<>();
    private static int number;

    @BeforeAll
    static void write() {
        ledger = new Ledger();
        for (int i = 0; i < PRICES; i++) {
            CreatePrice create = new CreatePrice(
                    i % 3 == 2 ? "other" : "demo", id(), NOW, terms(i), new TreeMap<>(Map.of("n", "" + i)));
            ledger.submit(create);
            MADE.add(create);
            if (i % 2 == 0) {
                MetadataChange change =
                        new MetadataChange(false, new TreeSet<>(), new TreeMap<>(Map.of("even", "yes")));
                ledger.submit(new ChangePriceMetadata(create.price(), id(), NOW, change));
            }
        }
        new Rebuild(ledger.dataSource(), ledger.log(), 1).run(List.of(VIEW), ReplayProgress.NONE);
        queries = new PgPriceQueries(ledger.dataSource(), 1);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void a_price_is_shown_with_the_terms_it_was_made_with_and_the_metadata_it_has_now() {
        for (int i = 0; i < PRICES; i++) {
            PriceView price = queries.price(MADE.get(i).price()).orElseThrow();
            assertThat(price.terms()).isEqualTo(MADE.get(i).terms());
            assertThat(price.createdAt()).isEqualTo(NOW);
            assertThat(price.version()).isEqualTo(i % 2 == 0 ? 2 : 1);
            assertThat(price.metadata())
                    .isEqualTo(i % 2 == 0 ? Map.of("n", "" + i, "even", "yes") : Map.of("n", "" + i));
        }
        assertThat(queries.price(PriceId.named("demo", "price 0")).orElseThrow().terms())
                .isEqualTo(MADE.getFirst().terms());
        assertThat(queries.price(PriceId.named("other", "price 0"))).isEmpty();
    }

    @Test
    void a_tenants_prices_are_listed_newest_first_in_pages() {
        List<PriceId> expected = MADE.reversed().stream()
                .filter(create -> create.tenant().equals("demo"))
                .map(CreatePrice::price)
                .toList();
        List<PriceId> seen = new ArrayList<>();
        Long before = null;
        List<PriceView> page;
        while (!(page = queries.prices("demo", before, 3)).isEmpty()) {
            page.forEach(price -> seen.add(price.price()));
            before = page.getLast().createdPosition();
        }
        assertThat(seen).isEqualTo(expected).hasSize(8);
    }

    @Test
    void rows_are_the_same_however_many_events_are_written_at_once() {
        List<String> atOnce = written(1_000);
        assertThat(atOnce).hasSize(PRICES);
        assertThat(written(1)).isEqualTo(atOnce);
        assertThat(written(5)).isEqualTo(atOnce);
    }

    private static List<String> written(int batch) {
        Shadow shadow = new Shadow(ledger.dataSource(), VIEW, "view_price_batch", 1);
        shadow.begin();
        var events = ledger.events();
        for (int from = 0; from < events.size(); from += batch) {
            shadow.add(events.subList(from, Math.min(events.size(), from + batch)));
        }
        List<String> rows = ledger.dump(VIEW, shadow.schema());
        shadow.discard();
        return rows;
    }

    private static PriceTerms terms(int i) {
        boolean custom = i % 4 == 0;
        return new PriceTerms(
                "Price " + i,
                "usd",
                "item",
                custom ? Cadence.CUSTOM : Cadence.ANNUAL,
                custom ? new Cycle(10, Cycle.Unit.DAY) : null,
                null,
                null,
                custom,
                new BigDecimal("1.5"),
                null,
                i % 2 == 0 ? "price " + i : null,
                null,
                i % 2 == 0 ? matrix(null) : new Bulk(List.of(new BulkTier(BigDecimal.TEN, rate(i)), open(i))),
                new Adjustments(List.of(new UsageDiscount(BigDecimal.ONE, null)), null, BigDecimal.TEN));
    }

    private static BulkTier open(int i) {
        return new BulkTier(null, rate(i + 1));
    }

    private static PricingModel matrix(@Nullable String second) {
        return new Matrix(
                rate(1),
                Arrays.asList("region", second),
                List.of(new Cell(Arrays.asList("eu", null), rate(2)), new Cell(List.of("us"), rate(3))));
    }

    private static BigDecimal rate(int i) {
        return BigDecimal.valueOf(10L * i + 1, 9);
    }

    private static UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + 1_000L * ++number);
    }
}
