package io.creditledger.projections.payment;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentEvent.PaymentCreated;
import io.creditledger.core.payment.Purpose;
import io.creditledger.projections.SequenceBroken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a batch makes of a payment: null where it does not touch something. */
final class PaymentRow {
    final String stream;
    final long first;
    long seq;
    long position;
    Instant changedAt = Instant.EPOCH;
    long createdPosition;
    boolean approved;

    @Nullable
    PaymentCreated created;

    @Nullable
    Purpose purpose;

    @Nullable
    String failure;

    @Nullable
    String cancelled;

    @Nullable
    Money received;

    PaidObjects objects = PaidObjects.NONE;

    PaymentRow(RecordedEvent recorded) {
        stream = recorded.stream();
        first = recorded.seq();
        seq = first - 1;
    }

    void follow(RecordedEvent recorded) {
        if (recorded.seq() != seq + 1) {
            throw new SequenceBroken(stream, seq + 1, recorded.seq());
        }
        seq = recorded.seq();
        position = recorded.position();
        changedAt = recorded.event().at();
    }

    void created(PaymentCreated event) {
        created = event;
        createdPosition = position;
        purpose = event.purpose();
    }

    boolean isNew() {
        return created != null;
    }

    PaymentCreated creation() {
        if (created == null) {
            throw new IllegalStateException(stream + " was not created in this batch");
        }
        return created;
    }
}
