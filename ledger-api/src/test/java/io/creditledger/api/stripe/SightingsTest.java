package io.creditledger.api.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Refund;
import io.creditledger.core.payment.Observation.RefundStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's words of money that goes back, in the ledger's. */
class SightingsTest {
    @ParameterizedTest
    @CsvSource({"pending,COUNTS", "requires_action,COUNTS", "succeeded,COUNTS", "failed,FAILED", "canceled,FAILED"})
    void a_refund_counts_until_it_has_failed(String status, RefundStatus expected) {
        Refund refund = new Refund();
        refund.setStatus(status);

        assertThat(Sightings.status(refund)).isEqualTo(expected);
    }

    @Test
    void a_refund_without_a_status_is_on_its_way() {
        assertThat(Sightings.status(new Refund())).isEqualTo(RefundStatus.COUNTS);
    }
}
