package io.creditledger.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.decider.Refusal;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What a table says about a refusal: its code, then any of its facts by name. */
public final class RefusalWords {
    private RefusalWords() {}

    /** @param plain turns a fact's text into the table's words, such as an identity into its name */
    public static void assertRefused(String place, Words expected, Refusal refusal, UnaryOperator<String> plain) {
        assertThat(refusal.code()).as(place).isEqualTo(expected.next());
        for (RecordComponent fact : refusal.getClass().getRecordComponents()) {
            String said = expected.named(fact.getName());
            if (said != null) {
                assertThat(plain.apply(value(fact, refusal)))
                        .as(place + " (" + fact.getName() + ")")
                        .isEqualTo(said);
            }
        }
        assertThat(refusal.message()).as(place).isNotBlank().endsWith(".");
        expected.end();
    }

    /** The simple names of all refusals of a subject. */
    public static Set<String> all(Class<?> sealed) {
        Set<String> names = new TreeSet<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                names.add(permitted.getSimpleName());
            } else {
                names.addAll(all(permitted));
            }
        }
        return names;
    }

    private static String value(RecordComponent fact, Refusal refusal) {
        try {
            fact.getAccessor().setAccessible(true);
            return String.valueOf(fact.getAccessor().invoke(refusal));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
