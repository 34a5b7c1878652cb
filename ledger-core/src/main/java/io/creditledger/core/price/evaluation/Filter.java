package io.creditledger.core.price.evaluation;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an event's properties, such as {@code region = 'eu' AND tokens > 100}. A comparison with something
 * that is not there is false. Two numbers compare as numbers, anything else as text.
 */
public sealed interface Filter {
    /** Whether an event with these properties counts. */
    boolean matches(Map<String, String> properties);

    /** The properties that it looks at. */
    default Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        collect(this, names);
        return names;
    }

    private static void collect(Filter filter, Set<String> names) {
        switch (filter) {
            case All all -> {}
            case And f -> {
                collect(f.left, names);
                collect(f.right, names);
            }
            case Or f -> {
                collect(f.left, names);
                collect(f.right, names);
            }
            case Not f -> collect(f.inner, names);
            case Missing f -> f.operand.name(names);
            case Comparison f -> {
                f.left.name(names);
                f.right.name(names);
            }
        }
    }

    /**
     * The condition in such a text: properties, {@code 'texts'}, numbers, {@code = != <> < <= > >=}, {@code IS [NOT]
     * NULL}, {@code AND OR NOT} and parentheses; a property alone holds when it is {@code true}.
     *
     * @throws IllegalArgumentException when the text is no condition
     */
    static Filter of(String text) {
        return new FilterText(text).whole();
    }

    /** Everything counts. */
    record All() implements Filter {
        @Override
        public boolean matches(Map<String, String> properties) {
            return true;
        }
    }

    /** Both hold. */
    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Map<String, String> properties) {
            return left.matches(properties) && right.matches(properties);
        }
    }

    /** One of both holds. */
    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(Map<String, String> properties) {
            return left.matches(properties) || right.matches(properties);
        }
    }

    /** It does not hold. */
    record Not(Filter inner) implements Filter {
        @Override
        public boolean matches(Map<String, String> properties) {
            return !inner.matches(properties);
        }
    }

    /** Nothing is there. */
    record Missing(Operand operand) implements Filter {
        @Override
        public boolean matches(Map<String, String> properties) {
            return operand.of(properties) == null;
        }
    }

    /** Two operands stand so to each other. */
    record Comparison(Operand left, Relation relation, Operand right) implements Filter {
        @Override
        public boolean matches(Map<String, String> properties) {
            String one = left.of(properties);
            String other = right.of(properties);
            return one != null && other != null && relation.holds(compared(one, other));
        }

        private static int compared(String one, String other) {
            BigDecimal number = Quantity.of(one);
            BigDecimal against = Quantity.of(other);
            return number == null || against == null ? one.compareTo(other) : number.compareTo(against);
        }
    }

    /** How two operands can stand to each other. */
    enum Relation {
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        boolean holds(int compared) {
            return switch (this) {
                case EQUAL -> compared == 0;
                case UNEQUAL -> compared != 0;
                case LESS -> compared < 0;
                case AT_MOST -> compared <= 0;
                case MORE -> compared > 0;
                case AT_LEAST -> compared >= 0;
            };
        }
    }

    /** What is compared: a literal's text, or else the value of a property. */
    record Operand(String text, boolean literal) {
        @Nullable
        String of(Map<String, String> properties) {
            return literal ? text : properties.get(text);
        }

        private void name(Set<String> names) {
            if (!literal) {
                names.add(text);
            }
        }
    }
}
