package io.creditledger.projections;

import io.creditledger.core.eventstore.BinaryArray;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement that writes any number of rows: each column goes over as one array and comes out of {@code unnest}.
 *
 * <p>In the SQL text {@code {schema}} stands for the schema's name and {@code {rows}} for the rows under the alias
 * {@code d}, each with its {@code book} first. The book is a column and no constant, because the planner, while it has
 * no statistics, takes {@code book = 1} for a condition that leaves next to no rows, and would walk through the whole
 * table.
 *
 * @param <R> what one row is made from
 */
public final class RowWriter<R> {
    private final String sql;
    private final List<Column<R>> columns = new ArrayList<>();
    private @Nullable Comparator<R> order;

    private record Column<R>(String name, String type, Function<R, @Nullable Object> value) {}

    public RowWriter(String sql) {
        this.sql = sql;
    }

    /** Adds a column: its name in the statement, its PostgreSQL type, its value in a row. */
    public RowWriter<R> column(String name, String type, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    /**
     * Lets rows go over in the order of a key, equal ones as they come: those that are neighbours in the table's index
     * then touch the same pages one after the other, which is cheaper by a quarter for large batches.
     */
    public RowWriter<R> inOrderOf(Function<R, String> key) {
        order = Comparator.comparing(key);
        return this;
    }

    /** Writes the rows; returns how many rows of the table were inserted or changed. */
    public int write(Connection connection, String schema, int book, Collection<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(text(schema))) {
            bind(connection, statement, book, ordered(rows));
            return statement.executeUpdate();
        }
    }

    /** Prepares the statement with the rows bound, for statements that answer with rows. */
    public PreparedStatement prepare(Connection connection, String schema, int book, Collection<R> rows)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text(schema));
        bind(connection, statement, book, ordered(rows));
        return statement;
    }

    private Collection<R> ordered(Collection<R> rows) {
        return order == null ? rows : rows.stream().sorted(order).toList();
    }

    private String text(String schema) {
        String types = columns.stream().map(c -> ", ?::" + c.type + "[]").collect(Collectors.joining());
        String names = columns.stream().map(c -> ", " + c.name).collect(Collectors.joining());
        return sql.replace("{schema}", schema)
                .replace("{rows}", "unnest(?::int[]" + types + ") AS d(book" + names + ")");
    }

    private void bind(Connection connection, PreparedStatement statement, int book, Collection<R> rows)
            throws SQLException {
        Integer[] books = new Integer[rows.size()];
        Arrays.fill(books, book);
        statement.setArray(1, connection.createArrayOf("int", books));
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            @Nullable Object[] values = values(column.type, rows.size());
            int row = 0;
            for (R r : rows) {
                values[row++] = storable(column.value.apply(r));
            }
            Array array = BinaryArray.of(connection, column.type, values);
            statement.setArray(i + 2, array);
        }
    }

    /**
     * Columns have no bound, because no number that an event can hold may stop a view; so the scale is kept here, and a
     * sum reads the same however it was added up.
     */
    private static BigDecimal decimal(BigDecimal value) {
        return value.setScale(Credits.MAX_SCALE);
    }

    /** The driver sends arrays of these very classes in binary form. */
    private static @Nullable Object[] values(String type, int count) {
        return switch (type) {
            case "bigint" -> new Long[count];
            case "int" -> new Integer[count];
            case "boolean" -> new Boolean[count];
            case "text" -> new String[count];
            default -> new Object[count];
        };
    }

    private static @Nullable Object storable(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant time -> Times.within(time);
            case Credits credits -> decimal(credits.value());
            case UnitCost cost -> decimal(cost.value());
            case BigInteger sum -> new BigDecimal(sum);
            case String text -> text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
            default -> value;
        };
    }
}
