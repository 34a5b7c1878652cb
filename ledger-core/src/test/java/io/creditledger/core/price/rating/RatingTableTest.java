package io.creditledger.core.price.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.price.model.Flaw;
import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.core.price.model.PricingModel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RatingTableTest {
    @TestFactory
    Stream<DynamicTest> tables() {
        return RatingTable.files().stream()
                .map(file -> DynamicTest.dynamicTest(RatingTable.type(file), () -> run(file)));
    }

    @Test
    void every_model_has_a_table_with_nothing_a_fraction_a_huge_quantity_and_something_wrong() {
        assertThat(RatingTable.files())
                .extracting(RatingTable::type)
                .containsExactlyInAnyOrderElementsOf(ModelTypes.all().keySet());
        assertThat(RatingTable.files()).allSatisfy(file -> {
            List<String> asked =
                    RatingTable.rows(file).stream().map(RatingTable.Row::asked).toList();
            assertThat(asked).anyMatch(row -> row.matches("0( in .*)?|.*:0"));
            assertThat(asked).anyMatch(row -> row.matches("1( in .*)?|.*:1"));
            assertThat(asked).anyMatch(row -> row.matches("[^{]*\\.[0-9]+( .*)?"));
            assertThat(asked).anyMatch(row -> row.contains("00000000000000") && !row.contains("{"));
            assertThat(asked).anyMatch(row -> row.startsWith("wrong "));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_border_of_every_price_in_a_table_is_shown_on_both_sides() {
        return RatingTable.files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        RatingTable.type(file),
                        () -> assertThat(bordersNotShown(RatingTable.rows(file), file))
                                .isEmpty()));
    }

    @Test
    void a_border_that_is_shown_on_one_side_only_is_noticed() {
        List<RatingTable.Row> one = Stream.of("price {\"package_amount\":\"5\",\"package_size\":5}", "5", "6.5", "4")
                .map(asked -> new RatingTable.Row("", asked, ""))
                .toList();
        assertThat(bordersNotShown(one, Path.of("package.txt")))
                .containsExactly("package: other side of 5 in price {\"package_amount\":\"5\",\"package_size\":5}");
    }

    @Test
    void most_models_have_borders() {
        assertThat(RatingTable.files().stream()
                        .filter(file -> RatingTable.rows(file).stream()
                                .filter(row -> row.asked().startsWith("price "))
                                .anyMatch(row -> !Borders.of(model(file, row)).isEmpty())))
                .hasSizeGreaterThanOrEqualTo(22);
    }

    private static PricingModel model(Path file, RatingTable.Row price) {
        return RatingTable.model(RatingTable.type(file), price.asked().substring("price ".length()));
    }

    private static List<String> bordersNotShown(List<RatingTable.Row> rows, Path file) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).asked().startsWith("price ")) {
                continue;
            }
            PricingModel model = model(file, rows.get(i));
            List<Map<String, List<BigDecimal>>> usages = rows.stream()
                    .skip(i + 1L)
                    .takeWhile(row -> !row.asked().startsWith("price "))
                    .filter(row -> !row.asked().startsWith("wrong "))
                    .map(row -> Borders.reached(model, RatingTable.usage(model, row.asked())))
                    .toList();
            for (Borders.Border border : Borders.of(model)) {
                for (boolean on : List.of(true, false)) {
                    if (usages.stream().noneMatch(usage -> border.isShown(usage, on))) {
                        missing.add(RatingTable.type(file) + ": " + (on ? "exactly " : "other side of ")
                                + border.of() + border.at().toPlainString() + " in "
                                + rows.get(i).asked());
                    }
                }
            }
        }
        return missing;
    }

    private static void run(Path file) {
        String type = RatingTable.type(file);
        PricingModel model = null;
        for (RatingTable.Row row : RatingTable.rows(file)) {
            if (row.asked().startsWith("price ")) {
                model = RatingTable.model(type, row.asked().substring("price ".length()));
                assertThat(model.flaws()).as(row.place()).isEmpty();
                assertThat(ModelTypes.of(model)).isEqualTo(type);
            } else if (row.asked().startsWith("wrong ")) {
                PricingModel wrong = RatingTable.model(type, row.asked().substring("wrong ".length()));
                assertThat(wrong.flaws())
                        .as(row.place())
                        .extracting(Flaw::path)
                        .containsExactly(row.expected().split(" "));
            } else {
                check(row, Rating.rate(model, RatingTable.usage(model, row.asked())));
            }
        }
    }

    private static void check(RatingTable.Row row, Rated rated) {
        assertThat(rated.amount().toPlainString()).as(row.place()).isEqualTo(row.expected());
        assertThat(rated.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as(row.place() + ": the working adds up")
                .isEqualByComparingTo(rated.amount());
        assertThat(rated.lines())
                .as(row.place())
                .filteredOn(line -> line.rate() != null)
                .allSatisfy(line -> assertThat(line.amount())
                        .isEqualByComparingTo(line.quantity().multiply(line.rate())));
    }
}
