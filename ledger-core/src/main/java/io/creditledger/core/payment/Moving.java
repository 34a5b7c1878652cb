package io.creditledger.core.payment;

import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.money.Rounding;
import io.creditledger.core.payment.Move.Kind;
import io.creditledger.core.payment.Payment.Agreed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a fact makes due on the account, so that afterwards the account has what was paid and kept.
 *
 * <p>The credits that must be taken are a function of the money alone: {@link Rounding#floorShare the share} that
 * belongs to what was refunded or is disputed, at most all. Each fact takes or gives back the difference. So the sum
 * does not depend on the order in which facts are learned, and refunds and disputes together never take more than was
 * bought.
 */
final class Moving {
    private final List<Move> planned = new ArrayList<>();
    private final List<Move> active = new ArrayList<>();
    private int number;

    private Moving(Agreed payment) {
        number = payment.moves().size();
        Set<Integer> givenBack = new HashSet<>();
        payment.moves().forEach(progress -> givenBack.add(progress.move().of()));
        for (MoveProgress progress : payment.moves()) {
            Move move = progress.move();
            if (move.kind() == Kind.REVERSAL && !givenBack.contains(move.number())) {
                active.add(move);
            }
        }
    }

    /** The purchase itself, as soon as the money is there and it is known what for. */
    static List<Move> purchase(Agreed payment) {
        Purpose purpose = payment.purpose();
        if (payment.paid() == null || purpose == null || !payment.moves().isEmpty()) {
            return List.of();
        }
        return List.of(new Move(1, Kind.PURCHASE, purpose.credits(), null, 0));
    }

    /** The renewal of what was bought: it is started once the account has the purchase. */
    static List<Move> renewal(Agreed payment) {
        return List.of(new Move(payment.moves().size() + 1, Kind.RENEWAL, Credits.ZERO, null, 0));
    }

    /** What {@code cause}, counted in {@code payment} already, takes. */
    static List<Move> take(Agreed payment, String cause) {
        return planned(payment, cause, null);
    }

    /** What is given back because {@code cause} no longer counts. */
    static List<Move> giveBack(Agreed payment, String cause) {
        String newest = payment.returns().newest();
        return planned(payment, newest == null ? cause : newest, cause);
    }

    private static List<Move> planned(Agreed payment, String cause, @Nullable String over) {
        Money paid = payment.paid();
        Purpose purpose = payment.purpose();
        if (paid == null || purpose == null || payment.moves().isEmpty()) {
            return List.of();
        }
        Credits target =
                Rounding.floorShare(purpose.credits(), payment.returns().goneOf(paid), paid.minor());
        Moving moving = new Moving(payment);
        if (over != null) {
            moving.reinstate(over, target);
        }
        moving.reverse(cause, target);
        return List.copyOf(moving.planned);
    }

    /** Gives back the reversals of what is over; then newer ones first, while more is taken than should be. */
    private void reinstate(String over, Credits target) {
        List<Move> newestFirst = List.copyOf(active.reversed());
        newestFirst.stream().filter(move -> over.equals(move.cause())).forEach(move -> reinstate(move, over));
        for (Move reversal : List.copyOf(active.reversed())) {
            if (taken().exceeds(target)) {
                reinstate(reversal, over);
            }
        }
    }

    private void reinstate(Move reversal, String over) {
        active.remove(reversal);
        planned.add(new Move(++number, Kind.REINSTATEMENT, reversal.credits(), over, reversal.number()));
    }

    private void reverse(String cause, Credits target) {
        Credits missing = target.minus(taken());
        if (missing.isPositive()) {
            planned.add(new Move(++number, Kind.REVERSAL, missing, cause, 0));
        }
    }

    private Credits taken() {
        return active.stream().map(Move::credits).reduce(Credits.ZERO, Credits::plus);
    }
}
