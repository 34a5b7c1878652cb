package io.creditledger.core.payment;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.ApprovePayment;
import io.creditledger.core.payment.PaymentCommand.CancelPayment;
import io.creditledger.core.payment.PaymentCommand.ConfirmMove;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import io.creditledger.core.payment.PaymentCommand.RefuseMove;
import io.creditledger.core.payment.PaymentEvent.MoveRecorded;
import io.creditledger.core.payment.PaymentEvent.MoveRefused;
import io.creditledger.core.payment.PaymentEvent.PaymentApproved;
import io.creditledger.core.payment.PaymentEvent.PaymentCancelled;
import io.creditledger.core.payment.PaymentEvent.PaymentCreated;
import io.creditledger.core.payment.PaymentRefusal.AlreadyPaid;
import io.creditledger.core.payment.PaymentRefusal.PaymentExists;
import io.creditledger.core.payment.PaymentRefusal.PaymentIsCancelled;
import io.creditledger.core.payment.PaymentRefusal.UnknownMove;
import io.creditledger.core.payment.PaymentRefusal.UnknownPayment;
import java.time.Duration;
import java.util.List;

/** What happens when something is asked of a payment. Pure. */
public final class PaymentDecider {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 10;

    private PaymentDecider() {}

    /** Accepted with what happened, or refused with the first reason in the order of {@link PaymentRefusal}. */
    public static Decision<PaymentEvent> decide(PaymentCommand command, Payment payment) {
        PaymentRefusal flaw = PaymentForm.flaw(command);
        if (flaw != null) {
            return Decision.refuse(flaw);
        }
        return switch (payment) {
            case Payment.None none when command instanceof CreatePayment create -> create(create);
            case Payment.None none ->
                Decision.refuse(new UnknownPayment(command.payment().uuid()));
            case Agreed agreed -> decide(command, agreed);
        };
    }

    private static Decision<PaymentEvent> decide(PaymentCommand command, Agreed payment) {
        return switch (command) {
            case CreatePayment c -> again(c, payment);
            case ApprovePayment c -> approve(c, payment);
            case ObservePayment c -> Observing.observe(c, payment);
            case RedeemPayment c -> Redeeming.redeem(c, payment);
            case CancelPayment c -> cancel(c, payment);
            case ConfirmMove c -> confirm(c, payment);
            case RefuseMove c -> refuse(c, payment);
        };
    }

    private static Decision<PaymentEvent> create(CreatePayment command) {
        return Decision.accept(new PaymentCreated(
                command.id(),
                command.at(),
                command.amount(),
                command.payer(),
                command.purpose(),
                command.request(),
                command.payment().gatewayKey(),
                command.quote(),
                command.use()));
    }

    /** The same request is a retry, whatever price it would be offered at now: what was agreed first stands. */
    private static Decision<PaymentEvent> again(CreatePayment command, Agreed payment) {
        return command.request().equals(payment.agreement().request())
                ? nothing()
                : Decision.refuse(new PaymentExists(command.payment().uuid()));
    }

    /** Approved already, or paid already: nothing new. */
    private static Decision<PaymentEvent> approve(ApprovePayment command, Agreed payment) {
        Course course = payment.course();
        if (course.received() != null) {
            return nothing();
        }
        if (course.cancelled() != null) {
            return Decision.refuse(new PaymentIsCancelled(command.payment().uuid()));
        }
        return course.approved() ? nothing() : Decision.accept(new PaymentApproved(command.id(), command.at()));
    }

    private static Decision<PaymentEvent> cancel(CancelPayment command, Agreed payment) {
        if (payment.course().received() != null) {
            return Decision.refuse(new AlreadyPaid(command.payment().uuid()));
        }
        return payment.course().cancelled() == null
                ? Decision.accept(new PaymentCancelled(command.id(), command.at(), command.reason()))
                : nothing();
    }

    private static Decision<PaymentEvent> confirm(ConfirmMove command, Agreed payment) {
        MoveProgress move = payment.move(command.move());
        if (move == null) {
            return Decision.refuse(new UnknownMove(command.move()));
        }
        return move.done()
                ? nothing()
                : Decision.accept(new MoveRecorded(command.id(), command.at(), command.move(), command.transaction()));
    }

    /** A refusal that was recorded already, or came late, is nothing new. */
    private static Decision<PaymentEvent> refuse(RefuseMove command, Agreed payment) {
        MoveProgress move = payment.move(command.move());
        if (move == null) {
            return Decision.refuse(new UnknownMove(command.move()));
        }
        if (move.done() || move.refusals() != command.refusals()) {
            return nothing();
        }
        if (command.left() != null && !command.left().isPositive()) {
            return Decision.accept(new MoveRecorded(command.id(), command.at(), command.move(), null));
        }
        Duration pause = command.left() == null ? pause(command.refusals()) : Duration.ZERO;
        return Decision.accept(new MoveRefused(
                command.id(),
                command.at(),
                command.move(),
                command.code(),
                command.left() == null ? move.credits() : command.left(),
                command.at().plus(pause)));
    }

    /** One minute, then twice as long each time, up to 17 hours: somebody has to make room on the account. */
    private static Duration pause(int refusals) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(refusals, MAX_DOUBLINGS));
    }

    private static Decision<PaymentEvent> nothing() {
        return new Decision.Accepted<>(List.of());
    }
}
