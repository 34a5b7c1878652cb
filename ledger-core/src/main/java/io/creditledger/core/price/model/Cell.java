package io.creditledger.core.price.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rate of the usage with these values of the dimensions.
 *
 * @param dimensionValues one per dimension; null or missing at the end: usage without that property
 * @param unitAmount per unit
 */
public record Cell(List<@Nullable String> dimensionValues, BigDecimal unitAmount) {
    static void check(List<@Nullable String> dimensions, List<Cell> cells, Flaws flaws) {
        int named = named(dimensions).size();
        if (dimensions.size() > 2 || named == 0 || dimensions.getFirst() == null) {
            flaws.add("dimensions", "names one or two properties");
        }
        dimensions.forEach(dimension -> flaws.text("dimensions", dimension));
        flaws.unique("dimensions", named(dimensions));
        flaws.each("matrix_values", cells, (f, cell) -> {
            f.amount("unit_amount", cell.unitAmount);
            cell.dimensionValues.forEach(value -> f.value("dimension_values", value));
            if (cell.dimensionValues.stream().skip(named).anyMatch(value -> value != null)) {
                f.add("dimension_values", "has more values than there are dimensions");
            }
        });
        flaws.unique(
                "matrix_values", cells.stream().map(cell -> cell.key(named)).toList());
    }

    /** The properties that dimensions name. */
    static List<String> named(List<@Nullable String> dimensions) {
        return dimensions.stream()
                .<String>mapMulti((name, to) -> {
                    if (name != null) {
                        to.accept(name);
                    }
                })
                .toList();
    }

    /** The values by which usage finds this cell: as many as there are dimensions, empty for none. */
    public List<String> key(int dimensions) {
        return IntStream.range(0, dimensions)
                .mapToObj(i -> i < dimensionValues.size() ? orEmpty(dimensionValues.get(i)) : "")
                .toList();
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
