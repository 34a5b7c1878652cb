package io.creditledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.creditledger.core.account.ModelThatCountsInDoubles;
import io.creditledger.core.account.ModelThatKnowsTheFramework;
import io.creditledger.core.account.ModelThatMakesItsOwnTime;
import io.creditledger.core.account.ModelThatRollsDice;
import io.creditledger.core.sampleone.One;
import io.creditledger.core.sampletwo.Two;
import org.junit.jupiter.api.Test;

/** The rules of the core hold, and each of them would notice if it were broken. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.creditledger.core");

    @Test
    void the_model_knows_only_java() {
        Rules.MODEL_KNOWS_ONLY_JAVA.check(MAIN);
        bites(Rules.MODEL_KNOWS_ONLY_JAVA, ModelThatKnowsTheFramework.class);
    }

    @Test
    void time_and_identity_come_into_the_model_with_the_command() {
        Rules.MODEL_MAKES_NO_TIME_OR_IDENTITY.check(MAIN);
        bites(Rules.MODEL_MAKES_NO_TIME_OR_IDENTITY, ModelThatMakesItsOwnTime.class);
    }

    @Test
    void chance_comes_into_the_model_with_the_command() {
        Rules.MODEL_ROLLS_NO_DICE.check(MAIN);
        bites(Rules.MODEL_ROLLS_NO_DICE, ModelThatRollsDice.class);
    }

    @Test
    void the_model_counts_exactly() {
        Rules.MODEL_COUNTS_EXACTLY.check(MAIN);
        bites(Rules.MODEL_COUNTS_EXACTLY, ModelThatCountsInDoubles.class);
    }

    @Test
    void framework_and_database_stay_behind_the_store_and_the_bus() {
        Rules.FRAMEWORK_STAYS_OUTSIDE.check(MAIN);
        bites(Rules.FRAMEWORK_STAYS_OUTSIDE, ModelThatKnowsTheFramework.class);
    }

    @Test
    void packages_form_no_circles() {
        Rules.NO_CIRCLES.check(MAIN);
        bites(Rules.NO_CIRCLES, One.class, Two.class);
    }

    private static void bites(ArchRule rule, Class<?>... samples) {
        JavaClasses broken = new ClassFileImporter().importClasses(samples);
        assertThat(rule.evaluate(broken).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }
}
