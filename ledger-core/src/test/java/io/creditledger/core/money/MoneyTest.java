package io.creditledger.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "25, usd, 2500, 25.00 usd",
        "25.00, usd, 2500, 25.00 usd",
        "0.01, eur, 1, 0.01 eur",
        "500, jpy, 500, 500 jpy",
        "1E3, krw, 1000, 1000 krw",
        "5, mga, 5, 5 mga",
        "2.5, kwd, 2500, 2.500 kwd",
        "0.001, bhd, 1, 0.001 bhd",
        "5, isk, 500, 5.00 isk",
        "5, ugx, 500, 5.00 ugx",
        "-1.5, usd, -150, -1.50 usd"
    })
    void a_price_in_major_units_is_counted_in_minor_units_exactly(
            BigDecimal major, String currency, long minor, String text) {
        Money money = Money.ofMajor(major, new Currency(currency));

        assertThat(money).isEqualTo(Money.of(minor, currency)).hasToString(text);
        assertThat(money.major()).isEqualByComparingTo(major).isEqualTo(Decimals.canonical(major));
    }

    @ParameterizedTest
    @CsvSource({"25.001, usd", "0.5, jpy", "0.0001, kwd", "92233720368547758.08, usd", "1E30, jpy"})
    void what_is_finer_than_the_currency_or_cannot_be_counted_is_refused(BigDecimal major, String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.ofMajor(major, new Currency(currency)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, usd, true",
        "1, jpy, true",
        "0, usd, false",
        "-5, usd, false",
        "5120, kwd, true",
        "5124, kwd, false",
        "500, isk, true",
        "550, isk, false",
        "550, ugx, false",
        "1000000000000000, usd, true",
        "1000000000000001, usd, false"
    })
    void only_what_the_provider_takes_is_chargeable(long minor, String currency, boolean chargeable) {
        assertThat(Money.of(minor, currency).isChargeable()).isEqualTo(chargeable);
    }

    @ParameterizedTest
    @CsvSource({"USD", "us", "usdt", "u$d"})
    void a_currency_is_three_lower_case_letters(String code) {
        assertThat(Currency.isCode(code)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Currency(code));
    }

    @Test
    void a_multiple_that_cannot_be_counted_is_noticed() {
        assertThat(Money.of(2_500, "usd").times(10)).isEqualTo(Money.of(25_000, "usd"));
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "usd").times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shares_of_credits_are_rounded_down_to_their_own_digits_and_sum_to_all() {
        Credits whole = Credits.of(1_000);
        assertThat(Rounding.floorShare(whole, 1, 3)).isEqualTo(Credits.of(333));
        assertThat(Rounding.floorShare(whole, 3, 3)).isEqualTo(whole);
        assertThat(Rounding.floorShare(whole, 0, 3)).isEqualTo(Credits.ZERO);
        assertThat(Rounding.floorShare(Credits.of("0.5"), 1, 3)).isEqualTo(Credits.of("0.1"));
        assertThat(Rounding.floorShare(Credits.of("1000000000000000000"), Long.MAX_VALUE - 1, Long.MAX_VALUE))
                .isLessThan(Credits.of("1000000000000000000"));
    }
}
