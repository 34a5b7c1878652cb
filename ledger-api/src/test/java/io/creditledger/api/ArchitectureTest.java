package io.creditledger.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.creditledger.api.sampleone.One;
import io.creditledger.api.sampleone.RouteThatCallsStripe;
import io.creditledger.api.sampleone.RouteThatDependsOnTests;
import io.creditledger.api.sampletwo.Two;
import org.junit.jupiter.api.Test;

/** The rules of the edge hold, and each of them would notice if it were broken. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.creditledger");

    private static final ArchRule ONLY_STRIPE_KNOWS_STRIPE = noClasses()
            .that()
            .resideInAPackage("io.creditledger..")
            .and()
            .resideOutsideOfPackage("io.creditledger.api.stripe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe..");

    private static final ArchRule TESTING_IS_FOR_TESTS = noClasses()
            .that()
            .resideInAnyPackage("io.creditledger.api..", "io.creditledger.core..", "io.creditledger.projections..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.creditledger.embedded.testing..");

    private static final ArchRule NEVER_UPWARDS = noClasses()
            .that()
            .resideInAnyPackage("io.creditledger.core..", "io.creditledger.projections..", "io.creditledger.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.creditledger.api..");

    private static final ArchRule CORE_KNOWS_NO_VIEWS = noClasses()
            .that()
            .resideInAPackage("io.creditledger.core..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.creditledger.projections..");

    private static final ArchRule NO_CIRCLES =
            slices().matching("io.creditledger.api.(**)").should().beFreeOfCycles();

    @Test
    void only_the_stripe_package_imports_stripe() {
        ONLY_STRIPE_KNOWS_STRIPE.check(MAIN);
        bites(ONLY_STRIPE_KNOWS_STRIPE, RouteThatCallsStripe.class);
    }

    @Test
    void production_does_not_use_the_database_for_tests() {
        TESTING_IS_FOR_TESTS.check(MAIN);
        bites(TESTING_IS_FOR_TESTS, RouteThatDependsOnTests.class);
    }

    @Test
    void nothing_below_knows_the_api_and_the_core_knows_no_views() {
        NEVER_UPWARDS.check(MAIN); // The order in which the modules are built makes a breaking sample impossible.
        CORE_KNOWS_NO_VIEWS.check(MAIN);
    }

    @Test
    void packages_form_no_circles() {
        NO_CIRCLES.check(MAIN);
        bites(NO_CIRCLES, One.class, Two.class);
    }

    private static void bites(ArchRule rule, Class<?>... samples) {
        JavaClasses broken = new ClassFileImporter().importClasses(samples);
        assertThat(rule.evaluate(broken).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }
}
