package io.creditledger.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.creditledger.embedded.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Production never depends on what is there for tests. */
class ArchitectureTest {
    private static final ArchRule TESTING_IS_FOR_TESTS = noClasses()
            .that()
            .resideInAPackage("io.creditledger.embedded")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.creditledger.embedded.testing..");

    @Test
    void the_embedded_database_does_not_need_the_one_for_tests() {
        TESTING_IS_FOR_TESTS.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.creditledger.embedded"));
        JavaClasses broken = new ClassFileImporter().importClasses(DatabaseThatIsATest.class);
        assertThat(TESTING_IS_FOR_TESTS.evaluate(broken).hasViolation()).isTrue();
    }

    /** Breaks the rule on purpose, to show that the rule notices. */
    private record DatabaseThatIsATest(TestDatabase database) {}
}
