package io.creditledger.core.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a payment: what was agreed, what is known of the money, and what the account has of it. */
public sealed interface Payment {
    /** The state before the first event. */
    Payment NONE = new None();

    /** Nothing was agreed yet. */
    record None() implements Payment {}

    /**
     * What was agreed at the beginning.
     *
     * @param amount to be paid
     * @param payer who alone may redeem it; null: its purpose was known from the beginning
     * @param request what the caller asked
     * @param quote what the payer is to redeem it for; null: that was not said
     * @param use what the payer's method is saved for; null: it is not saved, or its purpose says so
     * @param at when it was agreed
     */
    record Agreement(
            Money amount,
            @Nullable AccountId payer,
            String request,
            @Nullable Quote quote,
            @Nullable FutureUse use,
            Instant at) {}

    /**
     * A payment that was agreed on.
     *
     * @param purpose what it buys; null: not known yet
     * @param objects the provider's objects that stand for it
     * @param course how far the money has come
     * @param returns what of it went back or is disputed
     * @param moves what it makes due on the account, in order
     * @param recurrence that it is bought again each period; null: once
     */
    record Agreed(
            Agreement agreement,
            @Nullable Purpose purpose,
            PaidObjects objects,
            Course course,
            Returns returns,
            List<MoveProgress> moves,
            @Nullable Recurrence recurrence)
            implements Payment {
        public Agreed {
            moves = List.copyOf(moves);
        }

        /** The money that was received as agreed; null: none, or other money. */
        public @Nullable Money paid() {
            Money received = course.received();
            return received != null && received.equals(agreement.amount()) ? received : null;
        }

        /** How it stands, in one word. */
        public PaymentStatus status() {
            return PaymentStatus.of(agreement.amount(), course, returns);
        }

        /** The move with that number; null: there is none. */
        public @Nullable MoveProgress move(int number) {
            return number < 1 || number > moves.size() ? null : moves.get(number - 1);
        }

        /** The first move that is not done: the others wait for it. Null: all are done. */
        public @Nullable MoveProgress outstanding() {
            for (MoveProgress move : moves) {
                if (!move.done()) {
                    return move;
                }
            }
            return null;
        }

        /** The move to perform at {@code time}; null: none, or it was refused and its next try is later. */
        public @Nullable MoveProgress next(Instant time) {
            MoveProgress first = outstanding();
            return first != null && first.isDueAt(time) ? first : null;
        }

        Agreed with(Course newCourse) {
            return new Agreed(agreement, purpose, objects, newCourse, returns, moves, recurrence);
        }

        Agreed with(Returns newReturns) {
            return new Agreed(agreement, purpose, objects, course, newReturns, moves, recurrence);
        }

        Agreed with(PaidObjects newObjects) {
            return new Agreed(agreement, purpose, newObjects, course, returns, moves, recurrence);
        }

        Agreed with(Purpose newPurpose) {
            return new Agreed(agreement, newPurpose, objects, course, returns, moves, recurrence);
        }

        Agreed with(Recurrence newRecurrence) {
            return new Agreed(agreement, purpose, objects, course, returns, moves, newRecurrence);
        }

        Agreed with(List<MoveProgress> newMoves) {
            return new Agreed(agreement, purpose, objects, course, returns, newMoves, recurrence);
        }
    }
}
