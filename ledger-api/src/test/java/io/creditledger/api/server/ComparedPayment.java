package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.reconcile.Comparison;
import io.creditledger.api.reconcile.Difference;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One payment of a test, and what the comparison with Stripe says of it. */
record ComparedPayment(TestLedger ledger, PaymentId id) {
    PaymentStatus status() {
        return ((Agreed) ledger.selling().sales().payments().payment(id)).status();
    }

    Difference onlyDifference() {
        List<Difference> found = differences();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    List<Difference> differences() {
        return compared().differences().stream().filter(this::isIn).toList();
    }

    boolean isIn(Difference difference) {
        return difference.payment().equals(id);
    }

    /** Of everything of the last hour. */
    Comparison compared() {
        caughtUp();
        return ledger.selling()
                .reconciliation()
                .compare(Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(5));
    }

    /** The views show everything. */
    void caughtUp() {
        long head = ledger.ledger().log().headPosition();
        for (String view : List.of("payment", "transaction", "balance")) {
            assertThat(ledger.ledger().progress().await(view, head, Duration.ofSeconds(20)))
                    .isTrue();
        }
    }
}
