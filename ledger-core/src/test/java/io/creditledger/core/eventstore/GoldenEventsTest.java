package io.creditledger.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of every fact is a contract: {@code contracts/event/<type>.v<revision>-<full|minimal|…>.json}. Such a
 * file is never changed; another form is another revision with files of its own. {@code -Devents.write=true} writes
 * those that are missing.
 */
class GoldenEventsTest {
    private static final Path FILES = Path.of("src/test/resources/contracts/event");

    static Stream<Arguments> samples() {
        return Stream.of(
                        named("full", Samples.FULL),
                        named("minimal", Samples.MINIMAL),
                        named("by_member", Samples.BY_MEMBERS),
                        named("metered", MeterSamples.ADDED),
                        named("added", PaymentSamples.ADDED),
                        named("plain", List.of(MeterSamples.PLAIN)),
                        named("filtered", InvoiceSamples.FILTERED))
                .flatMap(names -> names);
    }

    private static Stream<Arguments> named(String form, List<LedgerEvent> events) {
        return events.stream().map(event -> {
            EventTypes.EventType type = EventTypes.of(event);
            return Arguments.of(type.name() + ".v" + type.revision() + "-" + form + ".json", event);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void a_fact_is_written_as_its_golden_file_byte_for_byte(String file, LedgerEvent event) throws IOException {
        Path path = FILES.resolve(file);
        if (Boolean.getBoolean("events.write") && Files.notExists(path)) {
            Files.writeString(path, new String(EventCodec.encode(event), StandardCharsets.UTF_8) + "\n");
        }

        assertThat(new String(EventCodec.encode(event), StandardCharsets.UTF_8))
                .isEqualTo(new String(golden(file), StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void a_golden_file_is_read_as_the_fact_it_was_written_from(String file, LedgerEvent event) {
        EventTypes.EventType type = EventTypes.of(event);
        StoredEvent stored = new StoredEvent(
                1,
                5,
                "t/x",
                4,
                event.id(),
                type.name(),
                type.revision(),
                Samples.AT,
                golden(file),
                "{}".getBytes(StandardCharsets.UTF_8),
                null,
                new byte[32]);

        assertThat(EventCodec.decode(stored).event()).isEqualTo(event);
    }

    @Test
    void every_stored_form_has_a_full_and_a_minimal_file_and_no_file_is_without_a_form() throws IOException {
        List<String> expected = new ArrayList<>();
        for (EventTypes.EventType type : EventTypes.ALL) {
            expected.add(type.name() + ".v" + type.revision() + "-full.json");
            expected.add(type.name() + ".v" + type.revision() + "-minimal.json");
        }
        Samples.BY_MEMBERS.forEach(event -> expected.add(EventTypes.of(event).name() + ".v1-by_member.json"));
        for (LedgerEvent event : MeterSamples.ADDED) {
            expected.add(EventTypes.of(event).name() + ".v1-metered.json");
        }
        PaymentSamples.ADDED.forEach(event -> expected.add(EventTypes.of(event).name() + ".v1-added.json"));
        expected.add(EventTypes.of(MeterSamples.PLAIN).name() + ".v1-plain.json");
        InvoiceSamples.FILTERED.forEach(
                event -> expected.add(EventTypes.of(event).name() + ".v1-filtered.json"));
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(samples().map(a -> (String) a.get()[0])).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void every_fact_has_a_stable_name_of_its_own() {
        assertThat(EventTypes.ALL).extracting(EventTypes.EventType::name).doesNotHaveDuplicates();
        assertThat(EventTypes.ALL).extracting(EventTypes.EventType::event).doesNotHaveDuplicates();
        List<Class<?>> facts = new ArrayList<>();
        records(io.creditledger.core.account.AccountEvent.class, facts);
        records(io.creditledger.core.tier.TierEvent.class, facts);
        records(io.creditledger.core.payment.PaymentEvent.class, facts);
        records(io.creditledger.core.refill.RefillEvent.class, facts);
        records(io.creditledger.core.renewal.RenewalEvent.class, facts);
        records(io.creditledger.core.price.PriceEvent.class, facts);
        records(io.creditledger.core.customer.CustomerEvent.class, facts);
        assertThat(EventTypes.ALL).extracting(t -> (Object) t.event()).containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void a_full_sample_leaves_out_nothing_that_can_be_said() {
        Map<Class<?>, LedgerEvent> fullest = new HashMap<>();
        Samples.FULL.forEach(event -> fullest.put(event.getClass(), event));
        Samples.BY_MEMBERS.forEach(event -> fullest.put(event.getClass(), event));
        PaymentSamples.ADDED.forEach(event -> fullest.put(event.getClass(), event));
        MeterSamples.ADDED.forEach(event -> fullest.put(event.getClass(), event));
        fullest.put(MeterSamples.PLAIN.getClass(), MeterSamples.PLAIN);
        InvoiceSamples.FILTERED.forEach(event -> fullest.put(event.getClass(), event));
        assertThat(fullest.values())
                .allSatisfy(event -> assertThat(unsaid(event)).isEmpty());
    }

    private static void records(Class<?> type, List<Class<?>> found) {
        if (type.isRecord()) {
            if (!found.contains(type)) {
                found.add(type);
            }
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            records(permitted, found);
        }
    }

    /** Components with nothing in them, at any depth. */
    private static List<String> unsaid(Object value) {
        List<String> found = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object part = part(value, component);
            boolean empty = part == null
                    || Credits.ZERO.equals(part)
                    || UnitCost.ZERO.equals(part)
                    || Boolean.FALSE.equals(part)
                    || (part instanceof Collection<?> c && c.isEmpty())
                    || (part instanceof Map<?, ?> m && m.isEmpty());
            if (empty) {
                found.add(value.getClass().getSimpleName() + "." + component.getName());
            } else if (part instanceof List<?> list) {
                list.stream().filter(p -> p.getClass().isRecord()).forEach(p -> found.addAll(unsaid(p)));
            } else if (part.getClass().isRecord()) {
                found.addAll(unsaid(part));
            }
        }
        return found;
    }

    private static Object part(Object value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] golden(String file) {
        try {
            byte[] bytes = Files.readAllBytes(FILES.resolve(file));
            assertThat(bytes[bytes.length - 1])
                    .as("a file ends with a line feed")
                    .isEqualTo((byte) '\n');
            return Arrays.copyOf(bytes, bytes.length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
