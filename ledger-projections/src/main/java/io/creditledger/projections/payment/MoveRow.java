package io.creditledger.projections.payment;

import io.creditledger.core.money.Credits;
import io.creditledger.core.payment.Move;
import io.creditledger.core.payment.PaymentEvent.MoveRecorded;
import io.creditledger.core.payment.PaymentEvent.MoveRefused;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch makes of a move; {@code planned} only when the batch planned it. */
final class MoveRow {
    final String stream;
    final int number;
    final @Nullable Move planned;

    @Nullable
    Credits asked;

    boolean done;

    @Nullable
    UUID transaction;

    int refusals;

    @Nullable
    String refusal;

    @Nullable
    Instant retryAt;

    MoveRow(String stream, int number, @Nullable Move planned) {
        this.stream = stream;
        this.number = number;
        this.planned = planned;
        this.asked = planned == null ? null : planned.credits();
    }

    void recorded(MoveRecorded event) {
        done = true;
        transaction = event.transaction();
        retryAt = null;
    }

    void refused(MoveRefused event) {
        refusals++;
        refusal = event.code();
        asked = event.credits();
        retryAt = event.retryAt();
    }

    Move move() {
        if (planned == null) {
            throw new IllegalStateException("move " + number + " of " + stream + " was not planned in this batch");
        }
        return planned;
    }
}
