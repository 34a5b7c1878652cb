package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.BalanceTooLarge;
import io.creditledger.core.account.LimitRefusal.InsufficientCredits;
import io.creditledger.core.account.LimitRefusal.TooManyHolds;
import io.creditledger.core.account.TargetRefusal.ExceedsHold;
import io.creditledger.core.account.TargetRefusal.ExpiryInPast;
import io.creditledger.core.account.TargetRefusal.HoldOfAnotherMember;
import io.creditledger.core.account.TargetRefusal.UnknownHold;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits reserved for a use whose size is not known yet. A hold pins what a decrement would draw; the balance stays,
 * as no credits have moved. Pinned credits can be captured until the hold ends, even after their block has expired.
 */
final class Holding {
    private Holding() {}

    static Decision<AccountEvent> hold(HoldCredits command, Open account) {
        Credits amount = command.amount();
        Instant expiresAt = command.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(command.at())) {
            return Decision.refuse(new ExpiryInPast(expiresAt));
        }
        Drawing drawing = Drawing.of(account, amount, command.at());
        if (!drawing.isAllowed(account, amount, command.at())) {
            return Decision.refuse(new InsufficientCredits(amount, account.sumAt(command.at())));
        }
        AccountRefusal refusal = Membership.refusal(account, command.member(), amount, command.at());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        if (account.holds().size() >= Limits.HOLDS) {
            return Decision.refuse(new TooManyHolds(Limits.HOLDS));
        }
        if (drawing.missing().isPositive()) {
            Credits captured = account.sumAt(command.at()).minus(amount);
            if (Limits.isBalanceTooLarge(captured)) {
                return Decision.refuse(new BalanceTooLarge(captured));
            }
        }
        return Decision.accept(new CreditsHeld(
                command.id(),
                command.at(),
                amount,
                drawing.draws(),
                drawing.missing(),
                expiresAt,
                command.note(),
                command.member()));
    }

    /** Takes from the hold's draws in their order, then from its overdraft. Using it up ends it, asked or not. */
    static Decision<AccountEvent> capture(CaptureHold command, Open account) {
        Hold hold = account.holds().get(command.hold());
        if (hold == null) {
            return Decision.refuse(new UnknownHold(command.hold()));
        }
        Credits amount = command.amount();
        AccountRefusal refusal = refusal(command, hold, account);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Credits balance = account.balance().minus(amount);
        if (Limits.isBalanceTooLarge(balance)) {
            return Decision.refuse(new BalanceTooLarge(balance));
        }
        List<Draw> draws = firstOf(hold.draws(), amount);
        return Decision.accept(new HoldCaptured(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                balance,
                command.hold(),
                draws,
                amount.minus(Draw.sum(draws)),
                command.last() || amount.equals(hold.amount()),
                hold.member() == null ? command.usage() : command.usage().by(hold.member()),
                command.note()));
    }

    /** What a member's hold reserved is theirs to use: the limits were asked when it was placed. */
    private static @Nullable AccountRefusal refusal(CaptureHold command, Hold hold, Open account) {
        UUID user = command.usage().member();
        if (user != null && hold.member() != null && !user.equals(hold.member())) {
            return new HoldOfAnotherMember(command.hold());
        }
        if (command.amount().exceeds(hold.amount())) {
            return new ExceedsHold(command.amount(), hold.amount());
        }
        return hold.member() == null ? Membership.refusal(account, user, command.amount(), command.at()) : null;
    }

    static Decision<AccountEvent> release(ReleaseHold command, Open account) {
        Hold hold = account.holds().get(command.hold());
        if (hold == null) {
            return Decision.refuse(new UnknownHold(command.hold()));
        }
        return Decision.accept(new HoldReleased(command.id(), command.at(), command.hold(), hold.amount(), false));
    }

    private static List<Draw> firstOf(List<Draw> draws, Credits amount) {
        List<Draw> first = new ArrayList<>(draws.size());
        Credits missing = amount;
        for (Draw draw : draws) {
            if (missing.isZero()) {
                break;
            }
            Credits taken = draw.amount().min(missing);
            first.add(new Draw(draw.block(), taken, draw.costBasis()));
            missing = missing.minus(taken);
        }
        return List.copyOf(first);
    }
}
