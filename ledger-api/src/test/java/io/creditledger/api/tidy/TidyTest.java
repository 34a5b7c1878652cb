package io.creditledger.api.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidyTest {
    private static final String MAIN = "ledger-core/src/main/java/io/creditledger/core/";

    @Test
    void the_project_is_tidy() throws IOException {
        List<SourceFile> files = SourceFile.javaIn(Path.of("").toAbsolutePath().getParent());
        assertThat(files).as("sources found").hasSizeGreaterThan(100);
        assertThat(files).flatExtracting(Tidy::complaints).isEmpty();
        assertThat(Tidy.complaintsAboutPackages(files)).isEmpty();
    }

    @Test
    void a_long_file_is_noticed_and_tests_may_be_longer() {
        List<String> lines = Collections.nCopies(Tidy.MAIN_LINES + 1, "");
        assertThat(complaints(MAIN + "Long.java", lines))
                .singleElement()
                .asString()
                .contains("251 lines");
        assertThat(complaints("ledger-core/src/test/java/LongTest.java", lines)).isEmpty();
        assertThat(complaints("ledger-core/src/test/java/LongTest.java", Collections.nCopies(Tidy.TEST_LINES + 1, "")))
                .hasSize(1);
    }

    @Test
    void a_long_line_is_noticed() {
        assertThat(complaints(MAIN + "Wide.java", List.of("x".repeat(Tidy.COLUMNS), "x".repeat(Tidy.COLUMNS + 1))))
                .singleElement()
                .asString()
                .startsWith(MAIN + "Wide.java:2: 121 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"StringUtil", "AccountHelper", "LaneManager", "GatewayImpl", "AbstractView", "HandlerBase"})
    void a_name_that_says_nothing_is_noticed(String name) {
        assertThat(complaints(MAIN + name + ".java", List.of())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Utility", "Implication", "Database", "Abstraction", "package-info"})
    void a_name_that_only_sounds_like_one_is_not(String name) {
        assertThat(complaints(MAIN + name + ".java", List.of())).isEmpty();
    }

    @Test
    void postponed_work_and_switched_off_tests_are_noticed() {
        assertThat(complaints(MAIN + "A.java", List.of("// TO" + "DO later", "@Dis" + "abled")))
                .hasSize(2);
    }

    @Test
    void a_package_without_introduction_is_noticed() {
        SourceFile lonely = new SourceFile(MAIN + "one/A.java", List.of());
        SourceFile nullable = new SourceFile(MAIN + "two/package-info.java", List.of("package two;"));
        SourceFile introduced = new SourceFile(MAIN + "three/package-info.java", List.of("@NullMarked"));
        assertThat(Tidy.complaintsAboutPackages(List.of(lonely, nullable, introduced)))
                .containsExactly(
                        MAIN + "one: no package-info.java with @NullMarked",
                        MAIN + "two: no package-info.java with @NullMarked");
    }

    private static List<String> complaints(String path, List<String> lines) {
        return Tidy.complaints(new SourceFile(path, lines));
    }
}
