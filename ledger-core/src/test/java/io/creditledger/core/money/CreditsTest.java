package io.creditledger.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.000, 0",
        "-0.0, 0",
        "0E+5, 0",
        "1.50, 1.5",
        "100, 100",
        "1E+2, 100",
        "1.0E2, 100",
        "-12.340, -12.34",
        "0.000000000001, 0.000000000001",
        "1E-12, 0.000000000001",
        "1.0000000000000000, 1",
        "1E18, 1000000000000000000"
    })
    void an_amount_has_one_text_form_and_equal_amounts_are_equal(String written, String canonical) {
        assertThat(Credits.of(written)).hasToString(canonical).isEqualTo(Credits.of(canonical));
        assertThat(Credits.of(written)).hasSameHashCodeAs(Credits.of(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000000001", "1E-13", "1.1234567890123", "1E-999999999"})
    void an_amount_finer_than_12_digits_is_no_amount(String written) {
        assertThatThrownBy(() -> Credits.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 12 fraction digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E65", "1E999999999", "-7E+2147483647"})
    void an_amount_that_would_explode_when_written_out_is_no_amount(String written) {
        assertThatThrownBy(() -> Credits.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "1,5", "1 000", "0x10", "١٢x"})
    void text_that_is_no_decimal_is_no_amount(String written) {
        assertThatThrownBy(() -> Credits.of(written)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void sums_and_differences_are_exact_and_canonical() {
        assertThat(Credits.of("0.1").plus(Credits.of("0.2"))).isEqualTo(Credits.of("0.3"));
        assertThat(Credits.of("1.5").plus(Credits.of("0.5"))).hasToString("2");
        assertThat(Credits.of("1.5").minus(Credits.of("1.5"))).isEqualTo(Credits.ZERO);
        assertThat(Credits.ZERO.minus(Credits.of(3))).isEqualTo(Credits.of(-3));
        assertThat(Credits.of("1000000000000000000").plus(Credits.of("0.000000000001")))
                .hasToString("1000000000000000000.000000000001");
        assertThat(Credits.of("-2.5").negated()).isEqualTo(Credits.of("2.5"));
    }

    @Test
    void amounts_compare_by_value() {
        assertThat(Credits.of(2).exceeds(Credits.of("1.999999999999"))).isTrue();
        assertThat(Credits.of(2).exceeds(Credits.of("2.0"))).isFalse();
        assertThat(Credits.of(2).min(Credits.of(-3))).isEqualTo(Credits.of(-3));
        assertThat(Credits.of(2).max(Credits.of(-3))).isEqualTo(Credits.of(2));
        assertThat(Credits.of(0).isZero()).isTrue();
        assertThat(Credits.of(-1).isNegative()).isTrue();
        assertThat(Credits.of(-1).isPositive()).isFalse();
        assertThat(Credits.ZERO.isPositive() || Credits.ZERO.isNegative()).isFalse();
    }

    @Test
    void a_cost_is_canonical_not_negative_and_has_12_digits() {
        assertThat(UnitCost.of("0.0500")).isEqualTo(UnitCost.of("5E-2")).hasToString("0.05");
        assertThat(UnitCost.of("0.00")).isEqualTo(UnitCost.ZERO);
        assertThatThrownBy(() -> UnitCost.of("-0.01")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnitCost.of("1E-13")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnitCost.of("1E999999999")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "12.999999999999, 12",
        "12, 12",
        "-0.000000000001, -1",
        "-12.5, -13",
        "0, 0",
        "99999999999999999999.5, 99999999999999999999"
    })
    void whole_credits_are_rounded_so_that_nobody_is_shown_more_than_they_have(String exact, BigInteger whole) {
        assertThat(Rounding.floorToWhole(Credits.of(exact))).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"50, 300, 0.166666666667", "10, 8, 1.25", "0, 7, 0", "1, 3000000000000, 0", "5, 10000000000000, 0"})
    void the_cost_per_credit_is_rounded_half_even_at_12_digits(BigDecimal total, String credits, String cost) {
        assertThat(Rounding.perCredit(total, Credits.of(credits))).isEqualTo(UnitCost.of(cost));
    }
}
