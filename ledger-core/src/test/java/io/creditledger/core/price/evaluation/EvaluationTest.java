package io.creditledger.core.price.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.price.evaluation.Evaluation.Group;
import io.creditledger.core.price.model.BpsModel.Bps;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.QuantityModel.Unit;
import io.creditledger.core.price.rating.RandomSamples;
import io.creditledger.core.price.rating.Rating;
import io.creditledger.core.price.rating.Usage;
import io.creditledger.core.price.rating.UsageRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
    private static final PricingModel TWO = new Unit(BigDecimal.TWO, false);
    private static final List<Map<String, String>> EVENTS = List.of(
            Map.of("region", "eu", "tokens", "10"),
            Map.of("region", "us", "tokens", "0.5"),
            Map.of("region", "eu", "tokens", "5", "team", "a"),
            Map.of("tokens", "1"),
            Map.of("region", "eu", "tokens", "many"),
            Map.of("region", "eu", "tokens", "-7"));

    @Test
    void events_are_summed_up_by_group_in_the_order_in_which_groups_come() {
        List<Group> groups =
                new Evaluation(new Metric("tokens"), new Filter.All(), List.of("region")).groups(TWO, EVENTS);

        assertThat(groups).extracting(Group::values).containsExactly(List.of("eu"), List.of("us"), List.of(""));
        assertThat(groups)
                .extracting(group -> group.usage().quantity().toPlainString())
                .containsExactly("15", "0.5", "1");
    }

    @Test
    void only_events_that_match_count_and_can_be_counted() {
        List<Group> groups = new Evaluation(new Metric("count"), Filter.of("region = 'eu'"), List.of("region", "team"))
                .groups(TWO, EVENTS);

        assertThat(groups).extracting(Group::values).containsExactly(List.of("eu", ""), List.of("eu", "a"));
        assertThat(groups)
                .extracting(group -> group.usage().quantity().toPlainString())
                .containsExactly("3", "1");
    }

    @Test
    void without_keys_there_is_one_group_even_of_nothing() {
        List<Group> groups =
                new Evaluation(new Metric("tokens"), Filter.of("region = 'mars'"), List.of()).groups(TWO, EVENTS);

        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().values()).isEmpty();
        assertThat(groups.getFirst().usage().quantity()).isZero();
    }

    @Test
    void events_stay_single_for_models_that_rate_each() {
        PricingModel capped = new Bps(BigDecimal.valueOf(10_000), BigDecimal.ONE);
        List<Map<String, String>> events = List.of(Map.of("v", "3"), Map.of("v", "5"), Map.of("v", "0.5"));
        Usage usage = new Evaluation(new Metric("v"), new Filter.All(), List.of())
                .groups(capped, events)
                .getFirst()
                .usage();

        assertThat(usage.rows()).hasSize(3);
        assertThat(Rating.rate(capped, usage).amount()).isEqualByComparingTo("2.5");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void summed_up_usage_costs_what_its_events_cost_for_every_model(long seed) {
        for (RandomSamples.Sample sample : RandomSamples.samples(seed)) {
            List<Map<String, String>> events = new ArrayList<>();
            for (UsageRow row : sample.rows()) {
                Map<String, String> event = new HashMap<>(row.properties());
                event.put("worth", row.quantity().toPlainString());
                events.add(event);
            }
            Usage usage = new Evaluation(new Metric("worth"), new Filter.All(), List.of())
                    .groups(sample.model(), events)
                    .getFirst()
                    .usage();

            assertThat(Rating.rate(sample.model(), usage).amount())
                    .as("%s", sample.model())
                    .isEqualByComparingTo(
                            Rating.rate(sample.model(), Usage.of(sample.rows())).amount());
        }
    }
}
