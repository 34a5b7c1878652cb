package io.creditledger.projections.metered;

import io.creditledger.core.money.Decimals;
import io.creditledger.core.price.evaluation.Metric;
import io.creditledger.core.price.rating.UsageRow;
import io.creditledger.projections.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers of the view {@value MeteredProjection#VIEW}: summed up by the database. */
public final class PgMeteredQueries implements MeteredQueries {
    /** What an event is worth: its own quantity where that is what is measured, else the number it says of itself. */
    private static final String MEASURED = """
            CASE WHEN metric = :metric THEN quantity
                WHEN properties ->> :metric ~ '^-?[0-9]{1,18}([.][0-9]{1,18})?$'
                THEN greatest(cast(properties ->> :metric AS numeric), 0) ELSE 0 END""";

    private final JdbcClient jdbc;
    private final int book;

    public PgMeteredQueries(DataSource dataSource, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.book = book;
    }

    @Override
    public List<UsageRow> usage(Question question) {
        int count = question.names().size();
        boolean counts = question.metric().equals(Metric.COUNT);
        var statement = jdbc.sql(sql(question, counts ? "1" : MEASURED))
                .param("book", book)
                .param("tenant", question.tenant())
                .param("from", Times.parameter(question.from()))
                .param("to", Times.parameter(question.to()))
                .param("limit", MAX_ROWS + 1);
        if (!counts) {
            statement = statement.param("metric", question.metric());
        }
        if (question.owner() != null) {
            statement = statement.param("owner", MeteredFold.owner(question.owner()));
        }
        for (int i = 0; i < count; i++) {
            statement = statement.param("name" + i, question.names().get(i));
        }
        return statement.query((row, n) -> row(question.names(), row)).list();
    }

    @Override
    public Set<String> plain(Question question, String name, List<String> values) {
        var statement = jdbc.sql("SELECT properties ->> :name AS value" + from(question)
                        + " AND properties ->> :name = ANY (:values)"
                        + " GROUP BY 1 HAVING bool_and(jsonb_typeof(properties -> :name) <> 'string')")
                .param("name", name)
                .param("values", values.toArray(String[]::new))
                .param("book", book)
                .param("tenant", question.tenant())
                .param("from", Times.parameter(question.from()))
                .param("to", Times.parameter(question.to()));
        if (question.owner() != null) {
            statement = statement.param("owner", MeteredFold.owner(question.owner()));
        }
        return Set.copyOf(statement.query(String.class).list());
    }

    private static String from(Question question) {
        return " FROM view_metered.usage_event"
                + " WHERE book = :book AND tenant = :tenant AND at >= :from AND at < :to AND NOT undone"
                + (question.owner() == null ? "" : " AND owner = :owner");
    }

    /** Properties are columns {@code p0}, {@code p1}, … of the answer, in the order of their names. */
    private static String sql(Question question, String measured) {
        String said = columns(question, i -> "properties ->> :name" + i + " AS p" + i + ", ");
        String kept = columns(question, i -> "p" + i + ", ");
        String events = "SELECT " + said + measured + " AS measured, at, position" + from(question);
        if (question.each()) {
            return "SELECT " + kept + "measured FROM (" + events + ") e ORDER BY at, position LIMIT :limit";
        }
        String groups = kept.isEmpty() ? "" : " GROUP BY " + kept.substring(0, kept.length() - 2);
        return "SELECT " + kept + "sum(measured) AS measured FROM (" + events + ") e" + groups
                + " HAVING count(*) > 0 ORDER BY min(position) LIMIT :limit";
    }

    private interface Column {
        String at(int index);
    }

    private static String columns(Question question, Column column) {
        return IntStream.range(0, question.names().size()).mapToObj(column::at).collect(Collectors.joining());
    }

    private static UsageRow row(List<String> names, ResultSet row) throws SQLException {
        Map<String, String> properties = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String value = row.getString("p" + i);
            if (value != null) {
                properties.put(names.get(i), value);
            }
        }
        return new UsageRow(properties, Decimals.canonical(row.getBigDecimal("measured")));
    }
}
