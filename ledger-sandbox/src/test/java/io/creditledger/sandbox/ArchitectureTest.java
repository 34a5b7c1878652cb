package io.creditledger.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.ApiMode;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The sandbox owes nothing to Spring, nor to the client it is tried with. */
class ArchitectureTest {
    private static final ArchRule STANDS_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.stripe..", "org.springframework..", "io.creditledger.core..");

    private static final JavaClasses SANDBOX = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.creditledger.sandbox");

    @Test
    void the_sandbox_stands_alone() {
        STANDS_ALONE.check(SANDBOX);
        assertThat(STANDS_ALONE
                        .evaluate(new ClassFileImporter().importClasses(Borrowed.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void its_packages_do_not_turn_in_circles() {
        slices().matching("io.creditledger.sandbox.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SANDBOX);
    }

    /** Breaks the rule on purpose, to show that the rule notices. */
    private record Borrowed(ApiMode mode) {}
}
