package io.creditledger.core.eventstore;

import static io.creditledger.core.eventstore.Samples.AT;
import static io.creditledger.core.eventstore.Samples.BLOCK;
import static io.creditledger.core.eventstore.Samples.ID;
import static io.creditledger.core.eventstore.Samples.LATER;
import static io.creditledger.core.eventstore.Samples.OTHER;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.Meter;
import io.creditledger.core.account.Metered;
import io.creditledger.core.account.Restored;
import io.creditledger.core.account.Unmetered;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.price.rating.Line;
import io.creditledger.core.price.rating.Part;
import io.creditledger.core.price.rating.UsageRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metered usage, which facts learned to say later: their share of {@link Samples}. */
final class MeterSamples {
    private static final Credits SOME = Credits.of("12.5");
    private static final Credits MUCH = Credits.of("999999999999999999.000000000001");
    private static final BigDecimal FINE = new BigDecimal("1000.000000000000000001");
    private static final TreeMap<String, String> PROPERTIES = new TreeMap<>(Map.of("region", "eu", "tokens", "1000"));
    private static final TreeMap<String, String> ASKED = new TreeMap<>(Map.of("region", "eu"));
    private static final Metered METERED = new Metered(
            BLOCK,
            3,
            AT,
            LATER,
            "tokens",
            FINE,
            PROPERTIES,
            List.of("region"),
            BigDecimal.TEN,
            FINE.add(BigDecimal.TEN),
            List.of(
                    new Line(Part.TIER, List.of("eu"), BigDecimal.TEN, FINE, new BigDecimal("0.01"), BigDecimal.ONE),
                    new Line(Part.ROUNDING, List.of("-"), FINE, FINE, FINE, new BigDecimal("-0.5"))),
            List.of());

    /** Said later still: which properties were no texts. */
    static final LedgerEvent PLAIN = new CreditsDecremented(
            ID,
            AT,
            7,
            MUCH,
            SOME.negated(),
            List.of(Samples.DRAW),
            SOME,
            Samples.USAGE.by(OTHER),
            Samples.NOTE,
            new Metered(
                    BLOCK,
                    3,
                    AT,
                    LATER,
                    "tokens",
                    FINE,
                    PROPERTIES,
                    List.of("region"),
                    BigDecimal.TEN,
                    FINE.add(BigDecimal.TEN),
                    METERED.working(),
                    List.of("tokens")));

    /** Facts with the components that were added after their full samples were frozen. */
    static final List<LedgerEvent> ADDED = List.of(
            new CreditsDecremented(
                    ID,
                    AT,
                    7,
                    MUCH,
                    SOME.negated(),
                    List.of(Samples.DRAW),
                    SOME,
                    Samples.USAGE.by(OTHER),
                    Samples.NOTE,
                    METERED),
            new DecrementAmended(
                    ID,
                    AT,
                    7,
                    SOME,
                    MUCH,
                    OTHER,
                    List.of(new Restored(Samples.TERMS, SOME)),
                    MUCH,
                    Samples.TERMS,
                    Samples.USAGE.by(OTHER),
                    LATER,
                    Samples.NOTE,
                    new Unmetered(BLOCK, AT, ASKED, FINE)));

    static final List<Meter> METERS = List.of(
            new Meter(
                    BLOCK,
                    AT,
                    LATER,
                    List.of(new UsageRow(ASKED, FINE), new UsageRow(new TreeMap<>(), BigDecimal.ZERO)),
                    SOME),
            new Meter(BLOCK, LATER, null, List.of(), Credits.ZERO));

    private MeterSamples() {}
}
