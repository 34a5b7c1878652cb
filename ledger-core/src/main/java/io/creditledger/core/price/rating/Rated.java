package io.creditledger.core.price.rating;

import io.creditledger.core.money.Decimals;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What usage costs, and why.
 *
 * @param amount in major units of the price's currency, not negative, not rounded
 * @param lines the working: their amounts sum up to {@code amount}
 */
public record Rated(BigDecimal amount, List<Line> lines) {
    /** Nothing was charged. */
    public static final Rated NOTHING = new Rated(BigDecimal.ZERO, List.of());

    public Rated {
        amount = Decimals.canonical(amount);
    }

    /**
     * What this costs beyond {@code before}, with the working of the difference: lines that changed, by how much. Their
     * amounts sum up to the difference, too.
     *
     * @param before what part of the same usage costs by the same model
     */
    public Rated since(Rated before) {
        Map<Key, Line> changes = new LinkedHashMap<>();
        before.lines.forEach(line -> changes.merge(new Key(line), negated(line), Rated::sum));
        lines.forEach(line -> changes.merge(new Key(line), line, Rated::sum));
        List<Line> changed = changes.values().stream()
                .filter(line -> line.quantity().signum() != 0 || line.amount().signum() != 0)
                .toList();
        return new Rated(amount.subtract(before.amount), changed);
    }

    /** Two lines of the same are one. */
    private record Key(
            Part part,
            List<String> of,
            @Nullable BigDecimal above,
            @Nullable BigDecimal rate) {
        Key(Line line) {
            this(line.part(), line.of(), line.above(), line.rate());
        }
    }

    private static Line negated(Line line) {
        return with(line, line.quantity().negate(), line.amount().negate());
    }

    private static Line sum(Line one, Line other) {
        return with(one, one.quantity().add(other.quantity()), one.amount().add(other.amount()));
    }

    private static Line with(Line line, BigDecimal quantity, BigDecimal amount) {
        return new Line(line.part(), line.of(), line.above(), quantity, line.rate(), amount);
    }
}
