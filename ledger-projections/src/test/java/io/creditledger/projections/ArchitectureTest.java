package io.creditledger.projections;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.creditledger.projections.balance.ViewThatKnowsTheFramework;
import io.creditledger.projections.balance.ViewThatSendsCommands;
import io.creditledger.projections.sampleone.One;
import io.creditledger.projections.sampletwo.Two;
import org.junit.jupiter.api.Test;

/** The rules of the views hold, and each of them would notice if it were broken. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.creditledger.projections");

    private static final ArchRule VIEWS_SEE_EVENTS_ONLY = noClasses()
            .that()
            .resideInAPackage("io.creditledger.projections..")
            .should()
            .dependOnClassesThat(describe("command or decider", ArchitectureTest::decides));

    private static final ArchRule FRAMEWORK_STAYS_WHERE_THE_BOOK_IS_FOLLOWED = noClasses()
            .that()
            .resideInAPackage("io.creditledger.projections..")
            .and()
            .resideOutsideOfPackage("io.creditledger.projections.live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..");

    private static final ArchRule NEVER_UPWARDS = noClasses()
            .that()
            .resideInAPackage("io.creditledger.projections..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.creditledger.api..");

    private static final ArchRule NO_CIRCLES =
            slices().matching("io.creditledger.projections.(**)").should().beFreeOfCycles();

    @Test
    void views_see_events_and_never_commands_or_deciders() {
        VIEWS_SEE_EVENTS_ONLY.check(MAIN);
        bites(VIEWS_SEE_EVENTS_ONLY, ViewThatSendsCommands.class);
    }

    @Test
    void the_framework_stays_where_the_book_is_followed() {
        FRAMEWORK_STAYS_WHERE_THE_BOOK_IS_FOLLOWED.check(MAIN);
        bites(FRAMEWORK_STAYS_WHERE_THE_BOOK_IS_FOLLOWED, ViewThatKnowsTheFramework.class);
    }

    @Test
    void views_do_not_know_who_reads_them() {
        NEVER_UPWARDS.check(MAIN); // A sample that breaks it cannot be compiled: the api is built after the views.
    }

    @Test
    void packages_form_no_circles() {
        NO_CIRCLES.check(MAIN);
        bites(NO_CIRCLES, One.class, Two.class);
    }

    private static boolean decides(JavaClass type) {
        String name = type.getName();
        String outermost = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
        boolean core = name.startsWith("io.creditledger.core.");
        return core
                && (outermost.endsWith("Command") || outermost.endsWith("Decider") || outermost.endsWith("Gateway"));
    }

    private static void bites(ArchRule rule, Class<?>... samples) {
        JavaClasses broken = new ClassFileImporter().importClasses(samples);
        assertThat(rule.evaluate(broken).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }
}
