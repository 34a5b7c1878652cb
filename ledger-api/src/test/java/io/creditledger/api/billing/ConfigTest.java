package io.creditledger.api.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.price.model.Flaw;
import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.core.price.model.PricingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published configurations, read and written. */
class ConfigTest {
    private static final Path TABLES = Path.of("..", "ledger-core", "src", "test", "resources", "ratings");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<String> types() {
        return ModelTypes.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_configuration_is_written_so_that_it_is_read_as_the_same(String type) throws IOException {
        for (String line : Files.readAllLines(TABLES.resolve(type + ".txt"))) {
            if (line.startsWith("price ")) {
                JsonNode sent = JSON.readTree(line.substring("price ".length()));
                PricingModel model = read(type, sent);
                JsonNode shown = JSON.valueToTree(ConfigWriter.write(model));

                assertThat(read(type, shown)).isEqualTo(model);
                assertThat(shown.propertyNames()).containsAll(sent.propertyNames());
            }
        }
    }

    @Test
    void amounts_are_strings_quantities_numbers_and_every_key_is_there() {
        assertThat(rewritten(
                        "tiered",
                        "{\"tiers\":[{\"first_unit\":\"0\",\"last_unit\":10,\"unit_amount\":0.50},"
                                + "{\"first_unit\":10.50,\"unit_amount\":\"1e1\"}]}"))
                .isEqualTo("{\"tiers\":[{\"first_unit\":0,\"last_unit\":10,\"unit_amount\":\"0.5\"},"
                        + "{\"first_unit\":10.5,\"last_unit\":null,\"unit_amount\":\"10\"}]}");
        assertThat(rewritten("package", "{\"package_amount\":\"0.80\",\"package_size\":10}"))
                .isEqualTo("{\"package_amount\":\"0.8\",\"package_size\":10}");
        assertThat(rewritten("tiered_package", "{\"package_size\":10,\"tiers\":[]}"))
                .isEqualTo("{\"package_size\":\"10\",\"tiers\":[]}");
        assertThat(rewritten("unit", "{\"unit_amount\":\"1\",\"prorated\":false}"))
                .isEqualTo("{\"unit_amount\":\"1\"}");
        assertThat(rewritten("unit", "{\"unit_amount\":\"1\",\"prorated\":true}"))
                .isEqualTo("{\"unit_amount\":\"1\",\"prorated\":true}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unit   | {}                                              | unit_amount
            unit   | {"unit_amount":"x"}                             | unit_amount
            unit   | {"unit_amount":true}                            | unit_amount
            unit   | {"unit_amount":"1E999999999"}                   | unit_amount
            unit   | {"unit_amount":"٣"}                             | unit_amount
            unit   | {"unit_amount":"1","prorated":"yes"}            | prorated
            unit   | {"unit_amount":"1","colour":"red"}              | colour
            unit   | []                                              |
            tiered | {"tiers":{}}                                    | tiers
            tiered | {"tiers":[1]}                                   | tiers[0]
            tiered | {"tiers":[{"first_unit":0,"unit_amount":null}]} | tiers[0].unit_amount
            matrix | {"default_unit_amount":"1","dimensions":[1],"matrix_values":[]} | dimensions[0]
            """)
    void what_cannot_be_read_is_said_with_its_place(String type, String config, String path) {
        ConfigReader reader = new ConfigReader();

        assertThat(reader.read(ModelTypes.all().get(type), JSON.readTree(config)))
                .isNull();
        assertThat(reader.flaws()).extracting(Flaw::path).containsExactly(path == null ? "" : path);
    }

    @Test
    void switches_of_later_versions_are_shown_only_when_they_are_on() {
        Set<String> keys = ConfigWriter.write(read(
                        "threshold_total_amount",
                        JSON.readTree("{\"consumption_table\":[{\"threshold\":\"1\",\"total_amount\":\"2\"}]}")))
                .keySet();

        assertThat(keys).containsExactly("consumption_table");
    }

    private static String rewritten(String type, String config) {
        return JSON.writeValueAsString(ConfigWriter.write(read(type, JSON.readTree(config))));
    }

    private static PricingModel read(String type, JsonNode config) {
        ConfigReader reader = new ConfigReader();
        PricingModel model = reader.read(ModelTypes.all().get(type), config);
        assertThat(reader.flaws()).as(config.toString()).isEmpty();
        return model;
    }
}
