package io.creditledger.core.eventstore;

import static io.creditledger.core.eventstore.Samples.AT;
import static io.creditledger.core.eventstore.Samples.ID;

import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.price.Cadence;
import io.creditledger.core.price.Cycle;
import io.creditledger.core.price.Price;
import io.creditledger.core.price.PriceEvent.PriceCreated;
import io.creditledger.core.price.PriceEvent.PriceMetadataChanged;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Discount.AmountDiscount;
import io.creditledger.core.price.model.Discount.PercentageDiscount;
import io.creditledger.core.price.model.Discount.TrialDiscount;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import io.creditledger.core.price.model.QuantityModel.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prices: their share of {@link Samples}. */
final class PriceSamples {
    private static final BigDecimal SMALL = new BigDecimal("0.0000000001");
    private static final TreeMap<String, String> METADATA = new TreeMap<>(Map.of("team", "search", "a", "1"));
    private static final Adjustments ADJUSTMENTS = new Adjustments(
            List.of(
                    new UsageDiscount(new BigDecimal("100"), "first"),
                    new AmountDiscount(new BigDecimal("2.5"), "second"),
                    new PercentageDiscount(new BigDecimal("0.1"), "third"),
                    new TrialDiscount(BigDecimal.ONE, BigDecimal.ONE, "fourth")),
            BigDecimal.ONE,
            new BigDecimal("1000"));
    private static final PriceTerms TERMS = new PriceTerms(
            "Calls",
            "usd",
            "calls",
            Cadence.CUSTOM,
            new Cycle(30, Cycle.Unit.DAY),
            new Cycle(3, Cycle.Unit.MONTH),
            "metric-calls",
            true,
            new BigDecimal("3.5"),
            SMALL,
            "Zoë's calls",
            "region",
            new Unit(SMALL, true),
            ADJUSTMENTS);
    private static final PriceTerms PLAIN = new PriceTerms(
            "Seat",
            "usd",
            "seat",
            Cadence.MONTHLY,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new Unit(BigDecimal.ZERO, false),
            Adjustments.NONE);

    static final List<LedgerEvent> FULL =
            List.of(new PriceCreated(ID, AT, TERMS, METADATA), new PriceMetadataChanged(ID, AT, METADATA));

    static final List<LedgerEvent> MINIMAL = List.of(
            new PriceCreated(ID, AT, PLAIN, new TreeMap<>()), new PriceMetadataChanged(ID, AT, new TreeMap<>()));

    static final Object STATE = new Price.Created(TERMS, METADATA);
    static final Object NEW_STATE = new Price.Created(PLAIN, new TreeMap<>());

    private PriceSamples() {}
}
