package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.Cell;
import io.creditledger.core.price.model.CoordinateModel;
import io.creditledger.core.price.model.MatrixModel;
import io.creditledger.core.price.model.MatrixModel.DailyCreditAllowance;
import io.creditledger.core.price.model.MatrixModel.GroupedTieredMatrix;
import io.creditledger.core.price.model.MatrixModel.Matrix;
import io.creditledger.core.price.model.MatrixModel.MatrixWithAllocation;
import io.creditledger.core.price.model.MatrixModel.MatrixWithDisplayName;
import io.creditledger.core.price.model.Step;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Amounts that follow from the values of one or two properties. */
final class MatrixRating {
    private MatrixRating() {}

    static void work(MatrixModel model, Usage usage, Working working) {
        switch (model) {
            case Matrix m -> cells(rates(m, m.matrixValues()), m.defaultUnitAmount(), tally(m, usage), working);
            case MatrixWithAllocation m -> allocation(m, tally(m, usage), working);
            case MatrixWithDisplayName m -> {
                Map<List<String>, BigDecimal> rates = new LinkedHashMap<>();
                m.unitAmounts().forEach(rate -> rates.put(List.of(rate.dimensionValue()), rate.unitAmount()));
                cells(rates, BigDecimal.ZERO, tally(m, usage), working);
            }
            case DailyCreditAllowance m -> days(m, usage, working);
            case GroupedTieredMatrix m -> {
                Map<String, List<Step>> steps = m.steps();
                List<Step> otherwise = List.of(new Step(BigDecimal.ZERO, m.defaultUnitAmount()));
                tally(m, usage).sums().forEach((value, quantity) -> {
                    List<Step> own = steps.getOrDefault(value.getFirst(), otherwise);
                    working.graduated(Part.TIER, value, quantity, own);
                });
            }
            case CoordinateModel m -> CoordinateRating.work(m, tally(m, usage), usage, working);
        }
    }

    private static Tally tally(MatrixModel model, Usage usage) {
        return Tally.of(usage, model.dimensionNames());
    }

    private static Map<List<String>, BigDecimal> rates(MatrixModel model, List<Cell> cells) {
        int dimensions = model.dimensionNames().size();
        Map<List<String>, BigDecimal> rates = new LinkedHashMap<>();
        cells.forEach(cell -> rates.put(cell.key(dimensions), cell.unitAmount()));
        return rates;
    }

    /** A line per cell that was used, in the order of the configuration, and one for everything else. */
    static void cells(Map<List<String>, BigDecimal> rates, BigDecimal otherwise, Tally tally, Working working) {
        rates.forEach((cell, rate) -> {
            BigDecimal quantity = tally.take(cell);
            if (quantity.signum() > 0) {
                working.times(Part.CELL, cell, quantity, rate);
            }
        });
        BigDecimal rest = tally.total();
        if (rest.signum() > 0) {
            working.times(Part.CELL, List.of(), rest, otherwise);
        }
    }

    private static void allocation(MatrixWithAllocation model, Tally tally, Working working) {
        Tally charged = new Tally();
        BigDecimal free = model.allocation();
        Map<List<String>, BigDecimal> rates = rates(model, model.matrixValues());
        List<List<String>> order = Stream.concat(rates.keySet().stream(), tally.sums().keySet().stream())
                .distinct()
                .toList();
        for (List<String> cell : order) {
            BigDecimal quantity = tally.take(cell);
            BigDecimal taken = free.min(quantity);
            free = free.subtract(taken);
            charged.add(cell, quantity.subtract(taken));
        }
        BigDecimal given = model.allocation().subtract(free);
        working.line(Part.ALLOCATION, List.of(), null, given, null, BigDecimal.ZERO);
        cells(rates, model.defaultUnitAmount(), charged, working);
    }

    private static void days(DailyCreditAllowance model, Usage usage, Working working) {
        Map<List<String>, BigDecimal> rates = rates(model, model.matrixValues());
        Map<String, Tally> days = new LinkedHashMap<>();
        for (UsageRow row : usage.rows()) {
            List<String> cell =
                    model.dimensionNames().stream().map(row::property).toList();
            days.computeIfAbsent(row.property(model.eventDayProperty()), day -> new Tally())
                    .add(cell, row.quantity());
        }
        days.forEach((day, tally) -> {
            BigDecimal before = working.sum();
            tally.sums().forEach((cell, quantity) -> {
                BigDecimal rate = rates.getOrDefault(cell, model.defaultUnitAmount());
                working.times(
                        Part.CELL, Stream.concat(Stream.of(day), cell.stream()).toList(), quantity, rate);
            });
            BigDecimal allowed = model.dailyAllowance().min(working.sum().subtract(before));
            working.amount(Part.ALLOWANCE, List.of(day), BigDecimal.ZERO, allowed.negate());
        });
    }
}
