package io.creditledger.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.rating.RatingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of every pricing model is a contract too: {@code contracts/model/<type>.json} holds the first
 * configuration of the model's table as it stands in facts. {@code -Dmodels.write=true} writes files that are missing.
 */
class GoldenModelsTest {
    private static final Path FILES = Path.of("src/test/resources/contracts/model");

    static Stream<String> types() {
        return ModelTypes.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_model_is_written_as_its_golden_file_and_read_from_it(String type) throws IOException {
        PricingModel model = ofTable(type);
        Path file = FILES.resolve(type + ".json");
        if (Boolean.getBoolean("models.write") && Files.notExists(file)) {
            Files.writeString(file, PriceCodec.encode(model) + "\n");
        }
        String golden = Files.readString(file).strip();

        assertThat(PriceCodec.encode(model)).isEqualTo(golden);
        assertThat(PriceCodec.model(golden)).isEqualTo(model);
    }

    @Test
    void no_file_is_without_a_model() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(ModelTypes.all().keySet());
        }
    }

    private static PricingModel ofTable(String type) {
        Path table = RatingTable.files().stream()
                .filter(file -> RatingTable.type(file).equals(type))
                .findFirst()
                .orElseThrow();
        String price = RatingTable.rows(table).stream()
                .map(RatingTable.Row::asked)
                .filter(asked -> asked.startsWith("price "))
                .findFirst()
                .orElseThrow();
        return PriceCodec.model(PriceCodec.encode(RatingTable.model(type, price.substring("price ".length()))));
    }
}
