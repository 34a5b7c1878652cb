package io.creditledger.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.payment.PaymentId;
import org.junit.jupiter.api.Test;

class PaymentIdsTest {
    @Test
    void the_same_request_is_the_same_payment_and_no_other() {
        PaymentId payment = PaymentIds.of("demo", "checkout-1");

        assertThat(PaymentIds.of("demo", "checkout-1")).isEqualTo(payment);
        assertThat(PaymentIds.of("demo", "checkout-2")).isNotEqualTo(payment);
        assertThat(PaymentIds.of("other", "checkout-1").uuid()).isNotEqualTo(payment.uuid());
        assertThat(payment.uuid().version()).isEqualTo(8);
        assertThat(payment.uuid().variant()).isEqualTo(2);
        assertThat(PaymentId.ofStream(payment.stream())).isEqualTo(payment);
    }
}
