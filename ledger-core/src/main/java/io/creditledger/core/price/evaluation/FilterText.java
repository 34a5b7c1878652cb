package io.creditledger.core.price.evaluation;

import io.creditledger.core.price.evaluation.Filter.And;
import io.creditledger.core.price.evaluation.Filter.Comparison;
import io.creditledger.core.price.evaluation.Filter.Missing;
import io.creditledger.core.price.evaluation.Filter.Not;
import io.creditledger.core.price.evaluation.Filter.Operand;
import io.creditledger.core.price.evaluation.Filter.Or;
import io.creditledger.core.price.evaluation.Filter.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a condition word by word; see {@link Filter#of}. */
final class FilterText {
    /** Long texts are no conditions that a human wrote, and reading nests as deep as they do. */
    private static final int MAX_LENGTH = 1_000;

    private static final String END = "";
    private static final Pattern WORD = Pattern.compile(
            "\\s*('(?:[^']|'')*'|\"[^\"]+\"|<=|>=|<>|!=|[=<>()]|-?[0-9]+(?:\\.[0-9]+)?" + "|[\\p{L}_][\\w.]*)");
    private static final Map<String, Relation> RELATIONS = Map.of(
            "=", Relation.EQUAL,
            "!=", Relation.UNEQUAL,
            "<>", Relation.UNEQUAL,
            "<", Relation.LESS,
            "<=", Relation.AT_MOST,
            ">", Relation.MORE,
            ">=", Relation.AT_LEAST);
    private static final Set<String> RESERVED = Set.of("AND", "OR", "NOT", "IS", "NULL");

    private final List<String> words = new ArrayList<>();
    private int next;

    FilterText(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("has more than " + MAX_LENGTH + " characters");
        }
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            words.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException(
                    "cannot be read from '" + text.substring(end).strip() + "' on");
        }
    }

    Filter whole() {
        Filter filter = either();
        if (!word().equals(END)) {
            throw new IllegalArgumentException("has '" + word() + "' where it should end");
        }
        return filter;
    }

    private Filter either() {
        Filter filter = both();
        while (took("OR")) {
            filter = new Or(filter, both());
        }
        return filter;
    }

    private Filter both() {
        Filter filter = one();
        while (took("AND")) {
            filter = new And(filter, one());
        }
        return filter;
    }

    private Filter one() {
        if (took("NOT")) {
            return new Not(one());
        }
        if (took("(")) {
            Filter inner = either();
            expect(")");
            return inner;
        }
        Operand left = operand();
        if (took("IS")) {
            boolean not = took("NOT");
            expect("NULL");
            return not ? new Not(new Missing(left)) : new Missing(left);
        }
        Relation relation = RELATIONS.get(word());
        if (relation == null) {
            return new Comparison(left, Relation.EQUAL, new Operand("true", true));
        }
        next++;
        return new Comparison(left, relation, operand());
    }

    private Operand operand() {
        String word = word();
        char first = word.isEmpty() ? ')' : word.charAt(0);
        boolean name = Character.isLetter(first) || first == '_';
        if (name ? RESERVED.contains(word.toUpperCase(Locale.ROOT)) : "'\"-0123456789".indexOf(first) < 0) {
            throw new IllegalArgumentException("has '" + word + "' where a property or a value should be");
        }
        next++;
        if (first == '\'') {
            return new Operand(word.substring(1, word.length() - 1).replace("''", "'"), true);
        }
        if (first == '"') {
            return new Operand(word.substring(1, word.length() - 1), false);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        boolean truth = lower.equals("true") || lower.equals("false");
        return truth ? new Operand(lower, true) : new Operand(word, !name);
    }

    private String word() {
        return next < words.size() ? words.get(next) : END;
    }

    private boolean took(String expected) {
        boolean there = word().equalsIgnoreCase(expected);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String expected) {
        if (!took(expected)) {
            throw new IllegalArgumentException("has '" + word() + "' where " + expected + " should be");
        }
    }
}
