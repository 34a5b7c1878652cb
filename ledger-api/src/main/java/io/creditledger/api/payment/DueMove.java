package io.creditledger.api.payment;

import io.creditledger.api.call.ReservedKeys;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.TargetRefusal.ExceedsPurchase;
import io.creditledger.core.account.TargetRefusal.UnknownReversal;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.payment.Move;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.Recurrence;
import io.creditledger.core.renewal.Periods;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.RenewalCommand.StartRenewal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment's move as the account is asked for it. Everything but time and identity follows from the payment's events,
 * so that the question is the same whoever asks it, and its key too.
 *
 * @param id the payment
 * @param payment as it stands
 * @param due the move
 */
public record DueMove(PaymentId id, Agreed payment, MoveProgress due) {
    /** The key under which the account is asked. */
    public String key() {
        return ReservedKeys.move(id.stream(), due.move().number(), due.refusals());
    }

    /** What the payment buys. */
    public Purpose purpose() {
        return Objects.requireNonNull(payment.purpose(), "a move without a purpose");
    }

    /** The purchase that the payment made; null: not made. */
    public @Nullable UUID purchase() {
        return transaction(1);
    }

    /** The reversal that the move gives back; null: nothing was taken, so nothing is given back. */
    public @Nullable UUID reversal() {
        return transaction(due.move().of());
    }

    /** The command of a purchase; it opens an account that is not open yet. */
    public AccountCommand purchase(UUID command, Instant at) {
        Purpose bought = purpose();
        return new PurchaseCredits(
                bought.account(),
                command,
                at,
                bought.blocks(),
                bought.source(),
                bought.offer(),
                id.uuid().toString(),
                Note.NONE,
                Settings.DEFAULT);
    }

    /** The command of a reversal. */
    public AccountCommand reversal(UUID command, Instant at, UUID purchase, RecordedPurchase recorded) {
        return new ReversePurchase(purpose().account(), command, at, purchase, due.credits(), recorded, note(), null);
    }

    /** The command of a reinstatement. */
    public AccountCommand reinstatement(UUID command, Instant at, UUID reversal) {
        return new ReinstatePurchase(purpose().account(), command, at, reversal, note());
    }

    /** The command that starts the renewal. */
    public StartRenewal renewal(UUID command, Instant at) {
        Purpose bought = purpose();
        Recurrence recurrence = Objects.requireNonNull(payment.recurrence(), "a renewal of what does not recur");
        Periods periods = new Periods(recurrence.every(), recurrence.first());
        Plan plan = new Plan(
                id.uuid(),
                periods,
                recurrence.price(),
                bought.again(),
                payment.objects().saved());
        return new StartRenewal(bought.account(), command, at, plan);
    }

    /** The transaction that did the move; null: it was none of the account's. */
    public @Nullable UUID done(Outcome.Accepted outcome) {
        if (due.move().kind() == Move.Kind.RENEWAL) {
            return null;
        }
        Class<? extends LedgerEvent> fact = switch (due.move().kind()) {
            case PURCHASE -> CreditsPurchased.class;
            case REVERSAL -> PurchaseReversed.class;
            case REINSTATEMENT, RENEWAL -> PurchaseReinstated.class;
        };
        return outcome.events().stream()
                .map(RecordedEvent::event)
                .filter(fact::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an accepted move without its " + fact.getSimpleName()))
                .id();
    }

    /** What the account could still do after refusing; null: all of it, later. What was done by hand is not due. */
    public static @Nullable Credits left(Refusal refusal) {
        return switch (refusal) {
            case ExceedsPurchase exceeds -> exceeds.left().max(Credits.ZERO);
            case UnknownReversal unknown -> Credits.ZERO;
            default -> null; // the account has no room at the moment
        };
    }

    private @Nullable UUID transaction(int number) {
        MoveProgress move = payment.move(number);
        return move == null ? null : move.transaction();
    }

    private Note note() {
        Move move = due.move();
        String cause = move.cause();
        if (cause == null) {
            return Note.NONE;
        }
        String reason = payment.returns().disputes().containsKey(cause) ? "dispute" : "refund";
        return Note.of(reason, cause, Map.of("payment", id.uuid().toString()));
    }
}
