package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.core.price.model.PricingModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prices of the tables with their numbers changed, and usage for them, by a seed. */
final class RandomPrice {
    private static final List<String> VALUES = List.of(
            "eu", "us", "a", "b", "alpha", "west", "gold", "big", "small", "peak", "calls", "seats", "mon", "3");

    private final SplittableRandom random;

    RandomPrice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One valid configuration of each model type. */
    List<PricingModel> models() {
        List<PricingModel> models = new ArrayList<>();
        for (Path file : RatingTable.files()) {
            String type = RatingTable.type(file);
            List<String> prices = RatingTable.rows(file).stream()
                    .map(RatingTable.Row::asked)
                    .filter(asked -> asked.startsWith("price "))
                    .map(asked -> asked.substring("price ".length()))
                    .toList();
            models.add(changed(type, prices.get(random.nextInt(prices.size()))));
        }
        return models;
    }

    /** Other rates; bounds stay, so that the configuration stays valid. */
    private PricingModel changed(String type, String price) {
        StringBuilder text = new StringBuilder();
        Matcher amount = Pattern.compile(
                        "(unit_amount|package_amount|per_unit|bps|total_amount|unit_rate|scaling_factor|unit_price)"
                                + "\":\"?[0-9.]+\"?")
                .matcher(price);
        while (amount.find()) {
            amount.appendReplacement(text, amount.group(1) + "\":\"" + rate() + "\"");
        }
        PricingModel model = RatingTable.model(type, amount.appendTail(text).toString());
        if (!model.flaws().isEmpty() || !ModelTypes.of(model).equals(type)) {
            throw new IllegalStateException(model + " is no valid price: " + model.flaws());
        }
        return model;
    }

    /** Up to {@code most} events with properties that the model asks for. */
    List<UsageRow> rows(PricingModel model, int most) {
        List<UsageRow> rows = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            Map<String, String> properties = new HashMap<>();
            for (String property : model.properties()) {
                if (random.nextInt(10) > 0) {
                    properties.put(property, VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            rows.add(new UsageRow(properties, quantity()));
        }
        return rows;
    }

    private BigDecimal quantity() {
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(12));
            case 1 -> BigDecimal.valueOf(random.nextInt(2_000), 1);
            case 2 -> BigDecimal.valueOf(random.nextInt(100_000));
            default -> BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 3);
        };
    }

    private String rate() {
        return BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(6)).toPlainString();
    }
}
