package io.creditledger.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** What architecture of the core means, as far as a machine can check it. */
final class Rules {
    private static final String[] MODEL = {
        "io.creditledger.core.account..",
        "io.creditledger.core.tier..",
        "io.creditledger.core.customer..",
        "io.creditledger.core.payment..",
        "io.creditledger.core.price..",
        "io.creditledger.core.refill..",
        "io.creditledger.core.renewal..",
        "io.creditledger.core.money..",
        "io.creditledger.core.decider.."
    };

    /** A name's identity is a hash: a pure function of Java's own. */
    private static final Set<String> SHA =
            Set.of("java.security.MessageDigest", "java.security.NoSuchAlgorithmException");

    private static final Set<String> CLOCKS_AND_IDS = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime");

    static final ArchRule MODEL_KNOWS_ONLY_JAVA = classes()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(MODEL)
                    .or(resideInAnyPackage(
                            "java.lang..", "java.util..", "java.math..", "java.time..", "java.io", "java.nio.charset"))
                    .or(describe("SHA-256", type -> SHA.contains(type.getName())))
                    .or(resideInAnyPackage("org.jspecify.."))
                    .or(describe("primitive", JavaClass::isPrimitive))
                    .or(describe(
                            "array of primitives",
                            type -> type.getBaseComponentType().isPrimitive())))
            .as("the model knows only Java");

    static final ArchRule MODEL_MAKES_NO_TIME_OR_IDENTITY = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .accessTargetWhere(describe("asks a clock or makes an id", Rules::asksClockOrMakesId));

    static final ArchRule MODEL_ROLLS_NO_DICE = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.random..")
                    .or(describe(
                            "generator of chance",
                            type -> Set.of("Random", "SplittableRandom", "SecureRandom", "ThreadLocalRandom")
                                    .contains(type.getSimpleName()))));

    static final ArchRule MODEL_COUNTS_EXACTLY =
            classes().that().resideInAnyPackage(MODEL).should(notMentionFloatingPoint());

    static final ArchRule FRAMEWORK_STAYS_OUTSIDE = noClasses()
            .that(describe(
                    "are not the store, the bus or an aggregate",
                    type -> !resideInAnyPackage(
                                            "io.creditledger.core.eventstore..", "io.creditledger.core.commandbus..")
                                    .test(type)
                            && !type.getSimpleName().endsWith("Aggregate")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.axonframework..",
                    "tools.jackson..",
                    "com.fasterxml..",
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..",
                    "org.flywaydb..",
                    "com.zaxxer..",
                    "org.springframework..");

    static final ArchRule NO_CIRCLES =
            slices().matching("io.creditledger.core.(**)").should().beFreeOfCycles();

    private Rules() {}

    private static boolean asksClockOrMakesId(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        String method = owner + "." + call.getTarget().getName();
        boolean clock =
                owner.startsWith("java.time.") && call.getTarget().getName().equals("now");
        return clock || CLOCKS_AND_IDS.contains(method) || owner.equals("java.time.Clock");
    }

    private static ArchCondition<JavaClass> notMentionFloatingPoint() {
        DescribedPredicate<JavaClass> inexact = describe(
                "double or float",
                type -> List.of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(type.getBaseComponentType().getName()));
        return new ArchCondition<>("mention no double or float in fields, parameters, results or calls") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> inexact.test(field.getRawType()))
                        .forEach(field -> violated(events, field, field.getDescription()));
                type.getCodeUnits().stream()
                        .filter(unit -> inexact.test(unit.getRawReturnType())
                                || unit.getRawParameterTypes().stream().anyMatch(inexact))
                        .forEach(unit -> violated(events, unit, unit.getDescription()));
                type.getCodeUnitAccessesFromSelf().stream()
                        .filter(call -> inexact.test(call.getTarget().getRawReturnType())
                                || call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(inexact))
                        .forEach(call -> violated(events, call, call.getDescription()));
            }
        };
    }

    private static void violated(ConditionEvents events, Object where, String description) {
        events.add(SimpleConditionEvent.violated(where, description));
    }
}
