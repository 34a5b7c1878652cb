package io.creditledger.core.payment;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation.DisputeStatus;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.SeenDispute;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentEvent.DisputeLost;
import io.creditledger.core.payment.PaymentEvent.DisputeOpened;
import io.creditledger.core.payment.PaymentEvent.DisputeWon;
import io.creditledger.core.payment.PaymentEvent.PaymentApproved;
import io.creditledger.core.payment.PaymentEvent.PaymentCancelled;
import io.creditledger.core.payment.PaymentEvent.PaymentFailed;
import io.creditledger.core.payment.PaymentEvent.PaymentLinked;
import io.creditledger.core.payment.PaymentEvent.PaymentMismatched;
import io.creditledger.core.payment.PaymentEvent.PaymentRefunded;
import io.creditledger.core.payment.PaymentEvent.PaymentSucceeded;
import io.creditledger.core.payment.PaymentEvent.RefundFailed;
import io.creditledger.core.payment.PaymentRefusal.OtherObject;
import io.creditledger.core.payment.Returns.Dispute;
import io.creditledger.core.payment.Returns.Refund;
import io.creditledger.core.payment.Returns.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says now, compared with what is known: the missing facts, in the order in which they must have
 * happened. Only what goes beyond the known is a fact, so an observation that is older than another changes nothing
 * when it comes later.
 */
final class Observing {
    private final Observation seen;
    private final PaymentDraft draft;

    private Observing(Observation seen, PaymentDraft draft) {
        this.seen = seen;
        this.draft = draft;
    }

    static Decision<PaymentEvent> observe(ObservePayment command, Agreed payment) {
        String other = payment.objects().contradicting(command.seen().objects());
        if (other != null) {
            return Decision.refuse(new OtherObject(other));
        }
        PaymentDraft draft = new PaymentDraft(command, payment);
        new Observing(command.seen(), draft).facts();
        return new Decision.Accepted<>(draft.events());
    }

    private void facts() {
        link();
        status();
        if (draft.payment().course().received() != null) {
            seen.refunds().forEach(this::refund);
            seen.disputes().forEach(this::dispute);
        }
    }

    /** A charge is the payment's only when it moved the money: a declined attempt has one, too. */
    private void link() {
        PaidObjects objects = seen.status() == Status.SUCCEEDED
                ? seen.objects()
                : seen.objects().withoutCharge();
        PaidObjects missing = draft.payment().objects().missing(objects);
        if (!missing.equals(PaidObjects.NONE)) {
            draft.add((id, due) -> new PaymentLinked(id, draft.at(), missing));
        }
    }

    private void status() {
        Course course = draft.payment().course();
        if (course.received() != null) {
            return;
        }
        switch (seen.status()) {
            case WAITING -> {}
            case UNDERWAY -> approved(course);
            case SUCCEEDED -> received(seen.received());
            case FAILED -> failed(course);
            case CANCELLED -> cancelled(course);
        }
    }

    private void approved(Course course) {
        if (!course.approved()) {
            draft.add((id, due) -> new PaymentApproved(id, draft.at()));
        }
    }

    private void failed(Course course) {
        if (course.failure() == null) {
            String reason = seen.failure() == null ? "declined" : seen.failure();
            draft.add((id, due) -> new PaymentFailed(id, draft.at(), reason));
        }
    }

    private void cancelled(Course course) {
        if (course.cancelled() == null) {
            draft.add((id, due) -> new PaymentCancelled(id, draft.at(), "provider"));
        }
    }

    private void received(@Nullable Money received) {
        if (received == null) {
            throw new IllegalStateException("an observed success says what was received");
        }
        if (received.equals(draft.payment().agreement().amount())) {
            draft.add((id, due) -> new PaymentSucceeded(id, draft.at(), received, due), Moving::purchase);
        } else {
            draft.add((id, due) -> new PaymentMismatched(id, draft.at(), received));
        }
    }

    private void refund(SeenRefund refund) {
        Refund known = draft.payment().returns().refunds().get(refund.refund());
        String refundId = refund.refund();
        if (refund.status() == RefundStatus.FAILED) {
            if (known == null || !known.failed()) {
                draft.add(
                        (id, due) -> new RefundFailed(id, draft.at(), refundId, refund.amount(), due),
                        after -> Moving.giveBack(after, refundId));
            }
        } else if (known == null) {
            draft.add(
                    (id, due) -> new PaymentRefunded(id, draft.at(), refundId, refund.amount(), due),
                    after -> Moving.take(after, refundId));
        }
    }

    private void dispute(SeenDispute dispute) {
        if (dispute.status() == DisputeStatus.WARNING) {
            return;
        }
        String disputeId = dispute.dispute();
        if (!draft.payment().returns().disputes().containsKey(disputeId)) {
            draft.add(
                    (id, due) -> new DisputeOpened(id, draft.at(), disputeId, dispute.amount(), due),
                    after -> Moving.take(after, disputeId));
        }
        Stage stage = stage(disputeId);
        if (dispute.status() == DisputeStatus.LOST && stage == Stage.OPEN) {
            draft.add((id, due) -> new DisputeLost(id, draft.at(), disputeId));
        } else if (dispute.status() == DisputeStatus.WON && stage != Stage.WON) {
            draft.add(
                    (id, due) -> new DisputeWon(id, draft.at(), disputeId, due),
                    after -> Moving.giveBack(after, disputeId));
        }
    }

    private @Nullable Stage stage(String dispute) {
        Dispute known = draft.payment().returns().disputes().get(dispute);
        return known == null ? null : known.stage();
    }
}
