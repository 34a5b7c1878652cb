package io.creditledger.api.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The style law, as far as no other tool checks it. */
final class Tidy {
    static final int MAIN_LINES = 250;
    static final int TEST_LINES = 350;
    static final int COLUMNS = 120;

    /** Files that are read better in one piece, each with the length it may have and the reason. */
    private static final Map<String, Integer> LONGER = Map.of(
            "AccountCommand", 320, // the table of contents of what can be asked
            "AccountEvent", 350, // and of what can have happened
            "NaiveRules", 500, // an independent second opinion, of use only when it can be read from top to bottom
            "AppendLane", 320, // the queue, the statement and every way it can fail
            "Fields", 400); // a reader per type of field, all alike

    /** Names that say nothing, and what a good name says instead. Matched as words of a camel-case name. */
    private static final Pattern EMPTY_NAME =
            Pattern.compile("(Util|Utils|Helper|Helpers|Manager|Impl)(?![a-z])|^Abstract[A-Z]|[a-z]Base$");

    /** What may not stand in a source, and why. Written in two halves so that this file may stand. */
    private static final Map<String, String> BANNED_TEXT = Map.of(
            "TO" + "DO", "do it or record it where work is planned",
            "FIX" + "ME", "fix it",
            "@Dis" + "abled", "a test that does not run proves nothing",
            ".printStack" + "Trace()", "log it or let it pass",
            "import lom" + "bok", "records do it",
            "import org.junit.Te" + "st;", "JUnit 4");

    private Tidy() {}

    /** What is wrong with the file; empty when it is tidy. */
    static List<String> complaints(SourceFile file) {
        List<String> complaints = new ArrayList<>();
        int limit = LONGER.getOrDefault(file.name(), file.isTest() ? TEST_LINES : MAIN_LINES);
        if (file.lines().size() > limit) {
            complaints.add(file.path() + ": " + file.lines().size() + " lines, more than " + limit
                    + ": it has more than one subject");
        }
        if (EMPTY_NAME.matcher(file.name()).find()) {
            complaints.add(file.path() + ": the name does not say what it is");
        }
        for (int i = 0; i < file.lines().size(); i++) {
            complainAboutLine(file, i, complaints);
        }
        return complaints;
    }

    private static void complainAboutLine(SourceFile file, int index, List<String> complaints) {
        String line = file.lines().get(index);
        String where = file.path() + ":" + (index + 1) + ": ";
        if (line.length() > COLUMNS) {
            complaints.add(where + line.length() + " columns, more than " + COLUMNS);
        }
        BANNED_TEXT.forEach((text, reason) -> {
            if (line.contains(text)) {
                complaints.add(where + "'" + text + "': " + reason);
            }
        });
    }

    /** Every package of production code says what it is and that it means its nulls. */
    static List<String> complaintsAboutPackages(List<SourceFile> files) {
        List<String> introduced = files.stream()
                .filter(file ->
                        file.name().equals("package-info") && file.lines().contains("@NullMarked"))
                .map(SourceFile::directory)
                .toList();
        return files.stream()
                .filter(file -> !file.isTest())
                .map(SourceFile::directory)
                .distinct()
                .filter(directory -> !introduced.contains(directory))
                .map(directory -> directory + ": no package-info.java with @NullMarked")
                .toList();
    }
}
