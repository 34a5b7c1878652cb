package io.creditledger.projections.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A filter as SQL.
 *
 * @param sql conditions, each with {@code AND} before it
 * @param parameters their values
 */
record LineCondition(String sql, Map<String, Object> parameters) {

    static LineCondition of(TransactionFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql = new StringBuilder();
        if (filter.beforeEntry() != null) {
            parameters.put("before", filter.beforeEntry());
            sql.append(" AND entry < :before");
        }
        if (!filter.patterns().isEmpty()) {
            List<String> any = new ArrayList<>();
            for (TransactionFilter.Pattern pattern : filter.patterns()) {
                any.add(pattern(pattern, any.size(), parameters));
            }
            sql.append(" AND (").append(String.join(" OR ", any)).append(")");
            if (filter.patterns().stream().allMatch(LineCondition::isRare)) {
                sql.append(" AND type NOT IN ('decrement', 'capture')"); // lets the partial index serve
            }
        }
        return new LineCondition(sql.toString(), parameters);
    }

    private static String pattern(TransactionFilter.Pattern pattern, int number, Map<String, Object> parameters) {
        List<String> all = new ArrayList<>();
        if (pattern.type() != null) {
            all.add("type = '" + pattern.type().name().toLowerCase(Locale.ROOT) + "'");
        }
        if (pattern.kind() != null) {
            parameters.put("kind" + number, pattern.kind());
            all.add("kind = :kind" + number);
        }
        if (!pattern.excludedKinds().isEmpty()) {
            parameters.put("not" + number, pattern.excludedKinds());
            all.add("kind NOT IN (:not" + number + ")");
        }
        return all.isEmpty() ? "true" : "(" + String.join(" AND ", all) + ")";
    }

    private static boolean isRare(TransactionFilter.Pattern pattern) {
        return pattern.type() != null && pattern.type() != EntryType.DECREMENT && pattern.type() != EntryType.CAPTURE;
    }
}
