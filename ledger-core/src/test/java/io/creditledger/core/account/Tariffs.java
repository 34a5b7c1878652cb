package io.creditledger.core.account;

import io.creditledger.core.decider.Ids;
import io.creditledger.core.price.Cadence;
import io.creditledger.core.price.Cycle;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.BoundTier;
import io.creditledger.core.price.model.BpsModel.Bps;
import io.creditledger.core.price.model.BpsModel.TieredBps;
import io.creditledger.core.price.model.BpsModel.TieredBps.GraduatedTier;
import io.creditledger.core.price.model.Cell;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import io.creditledger.core.price.model.GroupModel.GroupedTiered;
import io.creditledger.core.price.model.MatrixModel.Matrix;
import io.creditledger.core.price.model.PackageModel.Packaged;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.QuantityModel.Unit;
import io.creditledger.core.price.model.TierModel.Bulk;
import io.creditledger.core.price.model.TierModel.Bulk.BulkTier;
import io.creditledger.core.price.model.TierModel.Tiered;
import io.creditledger.core.price.model.TierModel.Tiered.UnitTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prices for tables, in euros:
 *
 * <pre>
 * tiered    monthly, 10 units at 1, up to 20 at 0.5, then 0.25     daily     the same, daily
 * once      the same, billed once                                  weekly    the same, every 7 days
 * package   monthly, 2 for every 10 units                          third     monthly, a third of 10^-11 per unit
 * matrix    monthly, by region: eu 2, others 1                     minimum   monthly, 1 per unit, at least 5
 * free      monthly, 1 per unit, the first 10 are free             bps       monthly, 1 of 100, at most 3 per event
 * bulk      monthly, not drawable                                  least     bps with a minimum, not drawable
 * fixed     monthly, nothing is measured                           quarterly the same as tiered, by quarters
 * fresh     tiered, another price in every command              dearer    monthly, 10 units at 1, then 2
 * share     monthly, 1 of 100 without a cap, at least 5         days      monthly, 1 of 100 up to 10, then half, no cap
 * grouped   monthly, by region 3 units at 2, then 1 each        steps     monthly, by region 500 tiers
 * vast      the same, with more tiers than one use may look at
 * </pre>
 */
final class Tariffs {
    static final AccountId EUROS = new AccountId("demo", new Owner.Organization("acme"), "EUR");
    static final AccountId DOLLARS = new AccountId("demo", new Owner.Organization("acme"), "USD");

    private static final Adjustments AT_LEAST_5 = new Adjustments(List.of(), new BigDecimal(5), null);

    private Tariffs() {}

    static UUID id(String name) {
        return Ids.named("price", name);
    }

    static RecordedPrice price(String name) {
        return new RecordedPrice(
                1,
                switch (name) {
                    case "tiered", "fresh" -> terms(Cadence.MONTHLY, tiered(), Adjustments.NONE);
                    case "daily" ->
                        terms(Cadence.CUSTOM, tiered(), Adjustments.NONE, new Cycle(1, Cycle.Unit.DAY), "units");
                    case "weekly" ->
                        terms(Cadence.CUSTOM, tiered(), Adjustments.NONE, new Cycle(7, Cycle.Unit.DAY), "units");
                    case "quarterly" -> terms(Cadence.QUARTERLY, tiered(), Adjustments.NONE);
                    case "once" -> terms(Cadence.ONE_TIME, tiered(), Adjustments.NONE);
                    case "package" -> monthly(new Packaged(new BigDecimal(2), BigDecimal.TEN), Adjustments.NONE);
                    case "third" -> monthly(new Unit(new BigDecimal("0.0000000000033"), false), Adjustments.NONE);
                    case "dearer" -> monthly(dearer(), Adjustments.NONE);
                    case "share" -> monthly(new Bps(new BigDecimal(100), null), AT_LEAST_5);
                    case "days" ->
                        monthly(
                                new TieredBps(List.of(
                                        new GraduatedTier(BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal(100), null),
                                        new GraduatedTier(BigDecimal.TEN, null, new BigDecimal(50), null))),
                                Adjustments.NONE);
                    case "grouped" -> monthly(grouped(1), Adjustments.NONE);
                    case "steps" -> monthly(grouped(499), Adjustments.NONE);
                    case "vast" -> monthly(grouped(Limits.METER_STEPS - 1), Adjustments.NONE);
                    case "matrix" -> monthly(matrix(), Adjustments.NONE);
                    case "minimum" -> monthly(new Unit(BigDecimal.ONE, false), AT_LEAST_5);
                    case "free" ->
                        monthly(
                                new Unit(BigDecimal.ONE, false),
                                new Adjustments(List.of(new UsageDiscount(BigDecimal.TEN, null)), null, null));
                    case "bps" -> monthly(new Bps(new BigDecimal(100), new BigDecimal(3)), Adjustments.NONE);
                    case "least" -> monthly(new Bps(new BigDecimal(100), new BigDecimal(3)), AT_LEAST_5);
                    case "bulk" ->
                        monthly(new Bulk(List.of(new BulkTier(BigDecimal.TEN, BigDecimal.ONE))), Adjustments.NONE);
                    case "fixed" ->
                        terms(Cadence.MONTHLY, new Unit(BigDecimal.ONE, false), Adjustments.NONE, null, null);
                    default -> throw new IllegalArgumentException("no price is called " + name);
                });
    }

    /** One credit per unit of an item. */
    static RecordedPrice flat(String item) {
        Unit unit = new Unit(BigDecimal.ONE, false);
        return new RecordedPrice(
                1,
                new PriceTerms(
                        item,
                        "EUR",
                        item,
                        Cadence.MONTHLY,
                        null,
                        null,
                        "units",
                        null,
                        null,
                        null,
                        null,
                        null,
                        unit,
                        Adjustments.NONE));
    }

    private static PriceTerms monthly(PricingModel model, Adjustments adjustments) {
        return terms(Cadence.MONTHLY, model, adjustments);
    }

    private static PriceTerms terms(Cadence cadence, PricingModel model, Adjustments adjustments) {
        return terms(cadence, model, adjustments, null, "units");
    }

    private static PriceTerms terms(
            Cadence cadence,
            PricingModel model,
            Adjustments adjustments,
            @Nullable Cycle cycle,
            @Nullable String metric) {
        return new PriceTerms(
                "p", "EUR", "item", cadence, cycle, null, metric, null, null, null, null, null, model, adjustments);
    }

    private static Tiered tiered() {
        return new Tiered(List.of(
                new UnitTier(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE),
                new UnitTier(BigDecimal.TEN, new BigDecimal(20), new BigDecimal("0.5")),
                new UnitTier(new BigDecimal(20), null, new BigDecimal("0.25"))));
    }

    private static Tiered dearer() {
        return new Tiered(List.of(
                new UnitTier(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE),
                new UnitTier(BigDecimal.TEN, null, BigDecimal.TWO)));
    }

    /** By region: 3 units at 2 and then 1 each; or 499 tiers at 1 before that. */
    private static GroupedTiered grouped(int tiers) {
        BigDecimal rate = tiers == 1 ? BigDecimal.TWO : BigDecimal.ONE;
        List<BoundTier> bounds = new ArrayList<>();
        for (int i = 0; i < tiers; i++) {
            bounds.add(new BoundTier(new BigDecimal(i * 3), rate));
        }
        bounds.add(new BoundTier(new BigDecimal(tiers * 3), BigDecimal.ONE));
        return new GroupedTiered("region", bounds);
    }

    private static Matrix matrix() {
        List<Cell> cells = List.of(new Cell(List.of("eu"), new BigDecimal(2)));
        return new Matrix(BigDecimal.ONE, List.of("region"), cells);
    }
}
