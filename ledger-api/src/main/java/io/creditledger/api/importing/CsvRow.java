package io.creditledger.api.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A line of a CSV file in its columns.
 *
 * @param line its number, from 1
 * @param header names of the columns
 * @param fields their values, perhaps fewer or more than there are columns
 */
record CsvRow(long line, List<String> header, List<String> fields) {

    /**
     * The columns that a header names.
     *
     * @throws IllegalArgumentException when it names none, or not each of {@code wanted} once
     */
    static List<String> header(CsvLines.Line line, List<String> wanted) {
        List<String> header;
        try {
            header = fields(line);
        } catch (RowReader.BadValue e) {
            throw new IllegalArgumentException("the file's header cannot be read: " + e.problem(), e);
        }
        for (String column : wanted) {
            int there = Collections.frequency(header, column);
            if (there != 1) {
                throw new IllegalArgumentException("the file has " + (there == 0 ? "no" : there + " times the")
                        + " column '" + column + "'; its columns are " + String.join(", ", header));
            }
        }
        return header;
    }

    /** @throws RowReader.BadValue when the line is no record */
    static CsvRow of(List<String> header, CsvLines.Line line) throws RowReader.BadValue {
        return new CsvRow(line.number(), header, fields(line));
    }

    /** The value in a column; empty when the row is too short or there is no such column. */
    Optional<String> field(String column) {
        int at = header.indexOf(column);
        return at < 0 || at >= fields.size() ? Optional.empty() : Optional.of(fields.get(at));
    }

    private static List<String> fields(CsvLines.Line line) throws RowReader.BadValue {
        if (line.tooLong()) {
            throw new RowReader.BadValue("the line has more than " + CsvLines.MAX_LINE + " characters");
        }
        try {
            return CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .ofSingleCsvRecord(line.text())
                    .getFields();
        } catch (CsvParseException e) {
            throw new RowReader.BadValue("a quote is out of place: a field that begins with one ends with one on the"
                    + " same line, and a quote inside is written twice");
        }
    }
}
