package io.creditledger.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.account.AccountRefusal;
import io.creditledger.core.account.LimitRefusal.InsufficientCredits;
import io.creditledger.core.customer.CustomerRefusal;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.payment.PaymentRefusal;
import io.creditledger.core.price.PriceRefusal;
import io.creditledger.core.refill.RefillRefusal;
import io.creditledger.core.renewal.RenewalRefusal;
import io.creditledger.core.tier.TierRefusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalCodecTest {
    static Stream<Refusal> refusals() {
        return Stream.of(
                        AccountRefusal.class,
                        TierRefusal.class,
                        PaymentRefusal.class,
                        RefillRefusal.class,
                        RenewalRefusal.class,
                        PriceRefusal.class,
                        CustomerRefusal.class)
                .flatMap(RefusalCodecTest::records)
                .distinct()
                .map(RefusalCodecTest::filled);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(RefusalCodecTest::records);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_is_read_as_it_was_written(Refusal refusal) {
        assertThat(RefusalCodec.decode(RefusalCodec.encode(refusal))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_is_filed_under_its_own_code(Refusal refusal) {
        String name = refusal.getClass().getSimpleName();
        String snakeCase = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);

        assertThat(refusal.code()).isEqualTo(snakeCase);
        assertThat(new String(RefusalCodec.encode(refusal), StandardCharsets.UTF_8))
                .startsWith("{\"code\":\"" + snakeCase + "\"");
        assertThat(refusal.message()).matches("[-A-Z0-9].*\\.");
    }

    @Test
    void the_stored_form_never_changes() {
        Refusal refusal = new InsufficientCredits(Credits.of("11.5"), Credits.ZERO);

        assertThat(new String(RefusalCodec.encode(refusal), StandardCharsets.UTF_8))
                .isEqualTo("{\"code\":\"insufficient_credits\",\"requested\":\"11.5\"}");
        assertThat(RefusalCodec.decode(
                        "{\"code\":\"insufficient_credits\",\"requested\":\"11.5\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(refusal);
    }

    @Test
    void a_code_of_another_build_is_not_guessed() {
        assertThatThrownBy(() -> RefusalCodec.decode("{\"code\":\"bad_mood\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("bad_mood");
    }

    private static Refusal filled(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (Refusal) constructor.newInstance(Arrays.stream(type.getRecordComponents())
                    .map(RefusalCodecTest::value)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == int.class) {
            return 7;
        } else if (type == long.class) {
            return 1L << 60;
        } else if (type == String.class) {
            return "gold \"é\"";
        } else if (type == UUID.class) {
            return Samples.ID;
        } else if (type == Instant.class) {
            return Samples.AT;
        } else if (type == Credits.class) {
            return Credits.of("-999999999999999999.000000000001");
        } else if (type == UnitCost.class) {
            return UnitCost.of("999999999999999999.000000000001");
        } else if (type == BigDecimal.class) {
            return new BigDecimal("-12345678901234567890.1234567890123");
        }
        throw new IllegalArgumentException("what could a " + type + " be?");
    }
}
