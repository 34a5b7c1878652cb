package io.creditledger.core.price.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Discount;
import io.creditledger.core.price.model.Discount.AmountDiscount;
import io.creditledger.core.price.model.Discount.PercentageDiscount;
import io.creditledger.core.price.model.Discount.TrialDiscount;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import io.creditledger.core.price.model.Flaw;
import io.creditledger.core.price.model.QuantityModel.Unit;
import io.creditledger.core.price.model.TierModel.Bulk;
import io.creditledger.core.price.model.TierModel.Tiered;
import io.creditledger.core.price.model.TierModel.Tiered.UnitTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentsTest {
    private static final Unit TWO = new Unit(new BigDecimal("2"), false);

    /** One unit costs 2. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # units, units off, amount off, share off, minimum, maximum, amount
            0,       -,   -,    -,   -,   -,   0
            10,      -,   -,    -,   -,   -,  20
            10,      3,   -,    -,   -,   -,  14
            10,     11,   -,    -,   -,   -,   0
            10,      -,   5,    -,   -,   -,  15
            10,      -,  21,    -,   -,   -,   0
            10,      -,   -, 0.25,   -,   -,  15
            10,      -,   -,    1,   -,   -,   0
            10,      3,   4,  0.5,   -,   -,   5
            10,      3,   4,  0.5,   6,   -,   6
            10,      3,   4,  0.5,   -,   3,   3
            10,      3,   4,  0.5,   6,   7,   6
            0,       -,   -,    -,   6,   -,   6
            0.5,     -,   -,  0.1,   -,   -, 0.9
            """)
    void adjustments_come_in_the_published_order_whatever_the_order_they_are_listed_in(
            BigDecimal units,
            BigDecimal usage,
            BigDecimal amount,
            BigDecimal share,
            BigDecimal minimum,
            BigDecimal maximum,
            BigDecimal expected) {
        List<Discount> discounts = new ArrayList<>();
        if (share != null) {
            discounts.add(new PercentageDiscount(share, null));
        }
        if (amount != null) {
            discounts.add(new AmountDiscount(amount, null));
        }
        if (usage != null) {
            discounts.add(new UsageDiscount(usage, null));
        }

        Rated rated = Rating.rate(TWO, new Adjustments(discounts, minimum, maximum), Usage.of(units));

        assertThat(rated.amount()).isEqualByComparingTo(expected);
        assertThat(rated.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(expected);
    }

    @Test
    void a_trial_takes_off_its_amount_and_then_its_share() {
        Discount trial = new TrialDiscount(new BigDecimal("4"), new BigDecimal("0.5"), "try it");

        assertThat(rated(trial)).isEqualByComparingTo("8");
        assertThat(rated(new TrialDiscount(new BigDecimal("4"), null, null))).isEqualByComparingTo("16");
        assertThat(rated(new TrialDiscount(null, BigDecimal.ONE, null))).isEqualByComparingTo("0");
    }

    @Test
    void what_is_wrong_is_said_with_its_place() {
        Adjustments wrong = new Adjustments(
                List.of(new PercentageDiscount(new BigDecimal("1.1"), null), new TrialDiscount(null, null, null)),
                new BigDecimal("2"),
                new BigDecimal("1"));

        assertThat(wrong.flaws())
                .extracting(Flaw::path)
                .containsExactly("discount.percentage_discount", "discount.trial_amount_discount", "maximum_amount");
        assertThat(Adjustments.NONE.flaws()).isEmpty();
    }

    @Test
    void more_usage_costs_the_difference_of_the_totals() {
        Tiered tiers = new Tiered(List.of(
                new UnitTier(BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal("1")),
                new UnitTier(BigDecimal.TEN, null, new BigDecimal("0.5"))));

        assertThat(Rating.more(tiers, Adjustments.NONE, units("9"), units("12")))
                .isEqualByComparingTo("2");
    }

    @Test
    void usage_is_not_charged_as_it_comes_where_more_could_cost_less() {
        Bulk bulk = new Bulk(List.of(new Bulk.BulkTier(null, BigDecimal.ONE)));

        assertThatThrownBy(() -> Rating.more(bulk, Adjustments.NONE, Usage.NONE, units("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("could lower the total");
    }

    private static BigDecimal rated(Discount discount) {
        return Rating.rate(TWO, new Adjustments(List.of(discount), null, null), units("10"))
                .amount();
    }

    private static Usage units(String quantity) {
        return Usage.of(new BigDecimal(quantity));
    }
}
