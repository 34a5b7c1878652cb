package io.creditledger.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    /** Where Stripe and ISO 4217 differ (MGA, ISK, UGX) it is Stripe's list that counts. */
    @ParameterizedTest
    @CsvSource({
        "2500, usd, 25.00 USD",
        "5, eur, 0.05 EUR",
        "500, jpy, 500 JPY",
        "500, mga, 500 MGA",
        "500, isk, 5.00 ISK",
        "500, ugx, 5.00 UGX",
        "12340, kwd, 12.340 KWD",
    })
    void an_amount_has_the_digits_of_its_currency(long amount, String currency, String shown) {
        assertThat(Amounts.display(amount, currency)).isEqualTo(shown);
    }
}
