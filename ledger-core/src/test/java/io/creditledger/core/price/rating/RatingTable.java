package io.creditledger.core.price.rating;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.core.price.model.PricingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of prices, a file per model type:
 *
 * <pre>
 * price CONFIGURATION
 * USAGE [in SERVED/WHOLE] -> AMOUNT
 * wrong CONFIGURATION -> PATHS
 * </pre>
 *
 * Usage is a quantity, or rows {@code value/value:quantity} with the values of the model's properties in their order.
 */
public final class RatingTable {
    private static final JsonMapper CONFIGURATIONS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(List.class, o -> o.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private static final Path FILES = Path.of("src/test/resources/ratings");

    private RatingTable() {}

    /** A line: what is asked, what is expected; {@code place} for messages. */
    public record Row(String place, String asked, String expected) {}

    public static List<Path> files() {
        try (var files = Files.list(FILES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String type(Path file) {
        return file.getFileName().toString().replace(".txt", "");
    }

    public static List<Row> rows(Path file) {
        List<Row> rows = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                int arrow = line.lastIndexOf(" -> ");
                String place = file.getFileName() + ":" + (i + 1) + " " + line;
                rows.add(
                        arrow < 0
                                ? new Row(place, line, "")
                                : new Row(place, line.substring(0, arrow), line.substring(arrow + 4)));
            }
        }
        return rows;
    }

    public static PricingModel model(String type, String configuration) {
        return CONFIGURATIONS.readValue(configuration, ModelTypes.all().get(type));
    }

    static Usage usage(PricingModel model, String text) {
        String[] parts = text.split(" in ", -1);
        List<UsageRow> rows = new ArrayList<>();
        for (String word : parts[0].split(" ")) {
            rows.add(row(model, word));
        }
        Usage usage = Usage.of(rows);
        if (parts.length == 1) {
            return usage;
        }
        String[] days = parts[1].split("/");
        return usage.in(new Proration(Long.parseLong(days[0]), Long.parseLong(days[1])));
    }

    private static UsageRow row(PricingModel model, String word) {
        int colon = word.indexOf(':');
        Map<String, String> properties = new HashMap<>();
        if (colon >= 0) {
            String[] values = word.substring(0, colon).split("/");
            for (int i = 0; i < values.length; i++) {
                properties.put(model.properties().get(i), values[i]);
            }
        }
        return new UsageRow(properties, new BigDecimal(word.substring(colon + 1)));
    }
}
