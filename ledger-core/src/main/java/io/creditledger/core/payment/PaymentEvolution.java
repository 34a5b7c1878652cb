package io.creditledger.core.payment;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.Payment.Agreement;
import io.creditledger.core.payment.PaymentEvent.DisputeLost;
import io.creditledger.core.payment.PaymentEvent.DisputeOpened;
import io.creditledger.core.payment.PaymentEvent.DisputeWon;
import io.creditledger.core.payment.PaymentEvent.MoveRecorded;
import io.creditledger.core.payment.PaymentEvent.MoveRefused;
import io.creditledger.core.payment.PaymentEvent.PaymentApproved;
import io.creditledger.core.payment.PaymentEvent.PaymentCancelled;
import io.creditledger.core.payment.PaymentEvent.PaymentCreated;
import io.creditledger.core.payment.PaymentEvent.PaymentFailed;
import io.creditledger.core.payment.PaymentEvent.PaymentLinked;
import io.creditledger.core.payment.PaymentEvent.PaymentMismatched;
import io.creditledger.core.payment.PaymentEvent.PaymentRecurs;
import io.creditledger.core.payment.PaymentEvent.PaymentRedeemed;
import io.creditledger.core.payment.PaymentEvent.PaymentRefunded;
import io.creditledger.core.payment.PaymentEvent.PaymentSucceeded;
import io.creditledger.core.payment.PaymentEvent.RefundFailed;
import io.creditledger.core.payment.Returns.Dispute;
import io.creditledger.core.payment.Returns.Refund;
import io.creditledger.core.payment.Returns.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment after what happened. */
public final class PaymentEvolution {
    private PaymentEvolution() {}

    /**
     * The payment after {@code event}.
     *
     * @throws CorruptStream when the event cannot have happened to this payment
     */
    public static Payment evolve(Payment payment, PaymentEvent event) {
        return switch (payment) {
            case Payment.None none when event instanceof PaymentCreated created -> begin(created);
            case Payment.None none -> throw new CorruptStream("a payment cannot begin with " + event);
            case Agreed agreed -> next(agreed, event);
        };
    }

    private static Agreed begin(PaymentCreated event) {
        return new Agreed(
                new Agreement(event.amount(), event.payer(), event.request(), event.quote(), event.use(), event.at()),
                event.purpose(),
                PaidObjects.NONE,
                Course.BEGIN,
                Returns.NONE,
                List.of(),
                null);
    }

    private static Agreed next(Agreed payment, PaymentEvent event) {
        Agreed changed = facts(payment, event);
        return event.moves().isEmpty() ? changed : due(changed, event.moves());
    }

    private static Agreed facts(Agreed payment, PaymentEvent event) {
        Course course = payment.course();
        return switch (event) {
            case PaymentCreated e -> throw new CorruptStream("a payment is created once, not again by " + e);
            case PaymentApproved e -> payment.with(course.nowApproved());
            case PaymentLinked e -> payment.with(payment.objects().with(e.objects()));
            case PaymentSucceeded e -> received(payment, course.received(e.received()));
            case PaymentMismatched e -> received(payment, course.received(e.received()));
            case PaymentFailed e -> payment.with(course.failed(e.reason()));
            case PaymentCancelled e -> payment.with(course.cancelled(e.reason()));
            case PaymentRedeemed e -> redeemed(payment, e);
            case PaymentRecurs e -> payment.with(e.recurrence());
            case PaymentRefunded e -> refund(payment, e.refund(), new Refund(e.amount(), false));
            case RefundFailed e -> refund(payment, e.refund(), new Refund(e.amount(), true));
            case DisputeOpened e -> opened(payment, e);
            case DisputeWon e -> closed(payment, e.dispute(), Stage.WON);
            case DisputeLost e -> closed(payment, e.dispute(), Stage.LOST);
            case MoveRecorded e ->
                changed(payment, e.move(), move(payment, e.move(), e).recorded(e.transaction()));
            case MoveRefused e ->
                changed(payment, e.move(), move(payment, e.move(), e).refused(e.code(), e.credits(), e.retryAt()));
        };
    }

    private static Agreed received(Agreed payment, Course course) {
        if (payment.course().received() != null) {
            throw new CorruptStream("the money was received already: " + payment.course());
        }
        return payment.with(course);
    }

    private static Agreed redeemed(Agreed payment, PaymentRedeemed event) {
        if (payment.purpose() != null) {
            throw new CorruptStream("a payment is redeemed once, not again by " + event);
        }
        return payment.with(event.purpose());
    }

    private static Agreed refund(Agreed payment, String id, Refund refund) {
        Refund before = payment.returns().refunds().get(id);
        if (before != null && (before.failed() || !refund.failed())) {
            throw new CorruptStream("refund " + id + " cannot become " + refund);
        }
        return payment.with(payment.returns().withRefund(id, refund));
    }

    private static Agreed opened(Agreed payment, DisputeOpened event) {
        if (payment.returns().disputes().containsKey(event.dispute())) {
            throw new CorruptStream("dispute " + event.dispute() + " was opened already");
        }
        return payment.with(payment.returns().withDispute(event.dispute(), new Dispute(event.amount(), Stage.OPEN)));
    }

    private static Agreed closed(Agreed payment, String id, Stage stage) {
        Dispute dispute = payment.returns().disputes().get(id);
        if (dispute == null || dispute.stage().compareTo(stage) >= 0) {
            throw new CorruptStream("dispute " + id + " cannot become " + stage + " from " + dispute);
        }
        return payment.with(payment.returns().withDispute(id, new Dispute(dispute.amount(), stage)));
    }

    private static Agreed due(Agreed payment, List<Move> due) {
        List<MoveProgress> moves = new ArrayList<>(payment.moves());
        for (Move move : due) {
            if (move.number() != moves.size() + 1) {
                throw new CorruptStream("move " + move + " cannot follow move " + moves.size());
            }
            moves.add(MoveProgress.due(move));
        }
        return payment.with(moves);
    }

    private static MoveProgress move(Agreed payment, int number, PaymentEvent event) {
        @Nullable MoveProgress move = payment.move(number);
        if (move == null || move.done()) {
            throw new CorruptStream("move " + number + " is not outstanding and cannot have " + event);
        }
        return move;
    }

    private static Agreed changed(Agreed payment, int number, MoveProgress progress) {
        List<MoveProgress> moves = new ArrayList<>(payment.moves());
        moves.set(number - 1, progress);
        return payment.with(moves);
    }
}
