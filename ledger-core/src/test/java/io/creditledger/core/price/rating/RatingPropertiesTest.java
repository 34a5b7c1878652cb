package io.creditledger.core.price.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.EventModel.EventOutput;
import io.creditledger.core.price.model.GroupModel.GroupedAllocation;
import io.creditledger.core.price.model.GroupModel.GroupedTiered;
import io.creditledger.core.price.model.GroupModel.GroupedTieredPackage;
import io.creditledger.core.price.model.GroupModel.GroupedWithMeteredMinimum;
import io.creditledger.core.price.model.GroupModel.GroupedWithMinMaxThresholds;
import io.creditledger.core.price.model.GroupModel.GroupedWithProratedMinimum;
import io.creditledger.core.price.model.MatrixModel.GroupedTieredMatrix;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.Step;
import io.creditledger.core.price.model.TierModel.Tiered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every price and every usage; the seed tells which were tried. */
class RatingPropertiesTest {
    /** Models whose amount is the sum over the values of their first property. */
    private static final Set<Class<?>> SPLIT_BY_GROUP = Set.of(
            GroupedTiered.class,
            GroupedTieredPackage.class,
            GroupedAllocation.class,
            GroupedWithProratedMinimum.class,
            GroupedWithMinMaxThresholds.class,
            GroupedWithMeteredMinimum.class,
            GroupedTieredMatrix.class,
            EventOutput.class);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void an_amount_is_never_negative_and_its_working_adds_up(long seed) {
        RandomPrice random = new RandomPrice(seed);
        for (PricingModel model : random.models()) {
            Rated rated = Rating.rate(model, Usage.of(random.rows(model, 30)).in(new Proration(seed, 31)));

            assertThat(rated.amount().signum()).as("%s", model).isNotNegative();
            assertThat(rated.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("%s", model)
                    .isEqualByComparingTo(rated.amount());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void more_usage_never_costs_less_where_credits_are_drawn_as_usage_comes(long seed) {
        RandomPrice random = new RandomPrice(seed);
        for (PricingModel model : random.models()) {
            List<UsageRow> rows = random.rows(model, 30);
            for (int i = 0; i < rows.size() && model.drawable(); i++) {
                Usage before = Usage.of(rows.subList(0, i));
                Usage after = Usage.of(rows.subList(0, i + 1));
                assertThat(Rating.more(model, Adjustments.NONE, before, after).signum())
                        .as("%s after %s", model, after)
                        .isNotNegative();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void usage_may_be_summed_up_over_everything_that_a_model_does_not_ask_for(long seed) {
        RandomPrice random = new RandomPrice(seed);
        for (PricingModel model : random.models()) {
            List<UsageRow> rows = random.rows(model, 30);
            if (!model.perEvent()) {
                assertThat(Rating.rate(model, Usage.of(summed(rows))).amount())
                        .as("%s", model)
                        .isEqualByComparingTo(Rating.rate(model, Usage.of(rows)).amount());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void grouped_usage_costs_what_its_groups_cost(long seed) {
        RandomPrice random = new RandomPrice(seed);
        Set<Class<?>> seen = new HashSet<>();
        for (PricingModel model : random.models()) {
            if (SPLIT_BY_GROUP.contains(model.getClass())) {
                seen.add(model.getClass());
                List<UsageRow> rows = random.rows(model, 30);
                String property = model.properties().getFirst();
                Map<String, List<UsageRow>> groups = new LinkedHashMap<>();
                rows.forEach(row -> groups.computeIfAbsent(row.property(property), g -> new ArrayList<>())
                        .add(row));
                BigDecimal sum = BigDecimal.ZERO;
                for (List<UsageRow> group : groups.values()) {
                    sum = sum.add(Rating.rate(model, Usage.of(group)).amount());
                }
                assertThat(Rating.rate(model, Usage.of(rows)).amount())
                        .as("%s", model)
                        .isEqualByComparingTo(sum);
            }
        }
        assertThat(seen).isEqualTo(SPLIT_BY_GROUP);
    }

    @Test
    void a_tiered_amount_is_the_sum_of_its_units_rated_one_by_one() {
        Tiered model = (Tiered) RatingTable.model("tiered", """
                {"tiers":[{"first_unit":1,"last_unit":7,"unit_amount":"0.3"},
                {"first_unit":8,"last_unit":20,"unit_amount":"0.7"},
                {"first_unit":20,"last_unit":null,"unit_amount":"0.11"}]}""");
        BigDecimal sum = BigDecimal.ZERO;
        for (int unit = 1; unit <= 60; unit++) {
            BigDecimal rate = BigDecimal.ZERO;
            for (Step step : model.steps()) {
                rate = BigDecimal.valueOf(unit).compareTo(step.above()) > 0 ? step.rate() : rate;
            }
            sum = sum.add(rate);
            assertThat(Rating.rate(model, Usage.of(BigDecimal.valueOf(unit))).amount())
                    .as("%s units", unit)
                    .isEqualByComparingTo(sum);
        }
    }

    private static List<UsageRow> summed(List<UsageRow> rows) {
        Map<Map<String, String>, BigDecimal> sums = new LinkedHashMap<>();
        rows.forEach(row -> sums.merge(new HashMap<>(row.properties()), row.quantity(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(entry -> new UsageRow(entry.getKey(), entry.getValue()))
                .toList();
    }
}
