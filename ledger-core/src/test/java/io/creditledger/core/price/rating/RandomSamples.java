package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.PricingModel;
import java.util.List;

/** Random prices with events, for tests of other packages. */
public final class RandomSamples {
    private RandomSamples() {}

    /** A price and events for it. */
    public record Sample(PricingModel model, List<UsageRow> rows) {}

    /** One of each model. */
    public static List<Sample> samples(long seed) {
        RandomPrice random = new RandomPrice(seed);
        return random.models().stream()
                .map(model -> new Sample(model, random.rows(model, 30)))
                .toList();
    }
}
