package io.creditledger.core.price.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.BoundTier;
import io.creditledger.core.price.model.EventModel.CumulativeGroupedBulk;
import io.creditledger.core.price.model.EventModel.CumulativeGroupedBulk.GroupTier;
import io.creditledger.core.price.model.GroupModel.GroupedTiered;
import io.creditledger.core.price.model.MatrixModel.GroupedTieredMatrix;
import io.creditledger.core.price.model.MatrixModel.GroupedTieredMatrix.ValueTier;
import io.creditledger.core.price.model.PricingModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Prices of as many tiers as there may be: an account rates them while others wait for it. */
@Timeout(15)
class ManyTiersTest {
    private static final int TIERS = 5_000;

    @Test
    void as_many_tiers_as_there_may_be_are_rated_for_hundreds_of_groups_in_moments() {
        PricingModel matrix = new GroupedTieredMatrix(
                BigDecimal.ONE, "region", tiers(n -> new ValueTier("eu", BigDecimal.valueOf(n), BigDecimal.TWO)));
        PricingModel bulk = new CumulativeGroupedBulk(
                "region", tiers(n -> new GroupTier("eu", BigDecimal.valueOf(n), BigDecimal.TWO)));
        for (int i = 0; i < 500; i++) {
            assertThat(rated(matrix, 3)).isEqualByComparingTo("6");
            assertThat(rated(bulk, 3)).isEqualByComparingTo("6");
        }
    }

    @Test
    void groups_share_the_tiers_that_they_are_rated_by() {
        PricingModel grouped =
                new GroupedTiered("region", tiers(n -> new BoundTier(BigDecimal.valueOf(n), BigDecimal.TWO)));
        List<UsageRow> rows = IntStream.range(0, 1_000)
                .mapToObj(n -> new UsageRow(Map.of("region", "r" + n), BigDecimal.ONE))
                .toList();
        for (int i = 0; i < 100; i++) {
            assertThat(Rating.rate(grouped, Usage.of(rows)).amount()).isEqualByComparingTo("2000");
        }
    }

    /** A line takes a hundred bytes: all lines at once would be more than the memory that a server has. */
    @Test
    void an_amount_alone_takes_no_memory_for_its_working() {
        PricingModel grouped =
                new GroupedTiered("region", tiers(n -> new BoundTier(BigDecimal.valueOf(n), BigDecimal.TWO)));
        List<UsageRow> rows = IntStream.range(0, 2_000)
                .mapToObj(n -> new UsageRow(Map.of("region", "r" + n), BigDecimal.valueOf(TIERS)))
                .toList();
        assertThat(Rating.amount(grouped, Adjustments.NONE, Usage.of(rows))).isEqualByComparingTo("20000000");
    }

    private static BigDecimal rated(PricingModel model, int units) {
        UsageRow row = new UsageRow(Map.of("region", "eu"), BigDecimal.valueOf(units));
        return Rating.rate(model, Usage.of(List.of(row))).amount();
    }

    private static <T> List<T> tiers(IntFunction<T> tier) {
        return IntStream.range(0, TIERS).mapToObj(tier).toList();
    }
}
