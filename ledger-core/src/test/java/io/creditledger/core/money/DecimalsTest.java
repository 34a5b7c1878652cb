package io.creditledger.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "1E-7, 0.0000001",
        "1E+3, 1000",
        "2.50, 2.50",
        "1E-999999999, 1E-999999999",
        "-1E+999999999, -1E+999999999"
    })
    void people_read_numbers_without_an_exponent_unless_that_takes_more_zeros_than_anybody_reads(
            String number, String text) {
        assertThat(Decimals.text(new BigDecimal(number))).isEqualTo(text);
    }
}
