package io.creditledger.api.importing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.body.Texts;
import io.creditledger.api.body.Times;
import io.creditledger.core.account.Usage;
import io.creditledger.core.money.Credits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a CSV row by a mapping. Times without an offset are UTC and are cut to microseconds. */
final class RowReader {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter();

    /** What a decoder puts where bytes are no text. */
    private static final char REPLACEMENT = '\uFFFD';

    /** Characters of a wrong value that a message repeats. */
    private static final int SHOWN = 64;

    private final ColumnMapping mapping;
    private final List<String> header;
    private final RowKeys keys;

    RowReader(ColumnMapping mapping, List<String> header, RowKeys keys) {
        this.mapping = mapping;
        this.header = header;
        this.keys = keys;
    }

    /** A value that cannot be used; the message names the column and the value. */
    static final class BadValue extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;

        BadValue(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    /** @throws BadValue when the line is no record, or a mapped column is missing or has a value that cannot be used */
    UsageRow read(CsvLines.Line line) throws BadValue {
        CsvRow row = CsvRow.of(header, line);
        if (row.fields().size() != header.size()) {
            throw new BadValue("the row has " + row.fields().size() + " fields, the header " + header.size());
        }
        refuseUnreadable(row);
        Long input = tokens(row, mapping.inputTokens());
        Long output = tokens(row, mapping.outputTokens());
        Credits amount = amount(row, input, output);
        if (!amount.isPositive()) {
            throw new BadValue("the amount is " + amount + " credits; there is nothing to decrement");
        }
        if (amount.exceeds(Credits.MAX_AMOUNT)) {
            throw new BadValue("the amount " + amount + " exceeds " + Credits.MAX_AMOUNT + " credits");
        }
        Usage usage = new Usage(mapping.kind(), text(row, mapping.model(), Fields.MAX_MODEL), input, output, time(row));
        return new UsageRow(
                row.line(), keys.of(row.fields()), amount, usage, text(row, mapping.reference(), Fields.MAX_REFERENCE));
    }

    private Credits amount(CsvRow row, @Nullable Long input, @Nullable Long output) throws BadValue {
        String column = mapping.amount();
        if (column == null) {
            return price(input, mapping.inputPrice()).plus(price(output, mapping.outputPrice()));
        }
        String text = required(row, column);
        try {
            return Credits.of(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue(column + " '" + shown(text) + "' is no amount: a decimal number with at most "
                    + Credits.MAX_SCALE + " fraction digits");
        }
    }

    private static Credits price(@Nullable Long tokens, Credits perToken) {
        return tokens == null
                ? Credits.ZERO
                : new Credits(BigDecimal.valueOf(tokens).multiply(perToken.value()));
    }

    private static @Nullable Long tokens(CsvRow row, @Nullable String column) throws BadValue {
        if (column == null) {
            return null;
        }
        String text = required(row, column);
        try {
            long tokens = Long.parseLong(text);
            if (tokens >= 0) {
                return tokens;
            }
        } catch (NumberFormatException e) {
            throw new BadValue(column + " '" + shown(text) + "' is no whole number");
        }
        throw new BadValue(column + " must not be negative, got " + text);
    }

    private @Nullable Instant time(CsvRow row) throws BadValue {
        String column = mapping.time();
        if (column == null) {
            return null;
        }
        String text = required(row, column);
        try {
            TemporalAccessor parsed = TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            Instant time = parsed instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            if (!Times.isKept(time)) {
                throw new BadValue(column + " '" + shown(text) + "' is not in the years 1970 to 9999");
            }
            return time.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new BadValue(column + " '" + shown(text) + "' is no time such as 2026-01-31 18:15:46.5 or"
                    + " 2026-01-31T18:15:46Z");
        }
    }

    private static @Nullable String text(CsvRow row, @Nullable String column, int maxLength) throws BadValue {
        if (column == null) {
            return null;
        }
        String text = required(row, column);
        if (text.length() > maxLength) {
            throw new BadValue(column + " has " + text.length() + " characters, more than " + maxLength);
        }
        if (!Texts.isText(text)) {
            throw new BadValue(column + " has a character that is no text");
        }
        return text;
    }

    /** Bytes that are no UTF-8 were read as the replacement character, so what was meant cannot be told. */
    private static void refuseUnreadable(CsvRow row) throws BadValue {
        for (int i = 0; i < row.fields().size(); i++) {
            String field = row.fields().get(i);
            if (field.indexOf(REPLACEMENT) >= 0) {
                throw new BadValue(row.header().get(i) + " is no UTF-8 text: '" + shown(field) + "'");
            }
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String required(CsvRow row, String column) throws BadValue {
        String text = row.field(column).orElse("").strip();
        if (text.isEmpty()) {
            throw new BadValue(column + " is missing");
        }
        return text;
    }
}
