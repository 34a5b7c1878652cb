package io.creditledger.core.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of a history written for people: what is asked, {@code ->}, what must follow.
 *
 * @param place file and line number, for messages
 * @param asked words before the arrow
 * @param expected words after it
 */
public record HistoryLine(String place, List<String> asked, List<String> expected) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** The text files of a folder of the test resources. */
    public static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/histories", folder))) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file without comments and blank lines. */
    public static List<HistoryLine> read(Path file) {
        try {
            List<HistoryLine> lines = new ArrayList<>();
            int number = 0;
            for (String text : Files.readAllLines(file)) {
                number++;
                String said = text.replaceFirst("(^|\\s)#.*", "").strip();
                if (!said.isEmpty()) {
                    String[] sides = said.split("\\s->(\\s|$)", 2);
                    String place = file.getFileName() + ":" + number + ": " + said;
                    lines.add(new HistoryLine(place, words(sides[0]), words(sides.length < 2 ? "" : sides[1])));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words;
    }
}
