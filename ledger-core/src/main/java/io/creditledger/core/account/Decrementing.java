package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.BalanceTooLarge;
import io.creditledger.core.account.LimitRefusal.InsufficientCredits;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits used. What the blocks do not give becomes debt where the account may go negative, and is refused elsewhere.
 * On an account in debt the available credits are net of it, although what is drawn comes from the blocks and leaves
 * the debt.
 */
final class Decrementing {
    private Decrementing() {}

    /**
     * What is to be taken.
     *
     * @param id of the command
     * @param metered how usage became the amount; null: the caller named it
     */
    record Taking(
            UUID id,
            Instant at,
            Credits amount,
            Usage usage,
            Note note,
            @Nullable Metered metered) {}

    static Decision<AccountEvent> decrement(DecrementCredits command, Open account) {
        return decrement(
                new Taking(command.id(), command.at(), command.amount(), command.usage(), command.note(), null),
                account);
    }

    static Decision<AccountEvent> decrement(Taking taking, Open account) {
        Credits amount = taking.amount();
        Drawing drawing = Drawing.of(account, amount, taking.at());
        if (!amount.isZero() && !drawing.isAllowed(account, amount, taking.at())) {
            return Decision.refuse(new InsufficientCredits(amount, account.sumAt(taking.at())));
        }
        AccountRefusal refusal = Membership.refusal(account, taking.usage().member(), amount, taking.at());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Credits balance = account.balance().minus(amount);
        if (Limits.isBalanceTooLarge(balance)) {
            return Decision.refuse(new BalanceTooLarge(balance));
        }
        return Decision.accept(new CreditsDecremented(
                taking.id(),
                taking.at(),
                account.entries() + 1,
                amount,
                balance,
                drawing.draws(),
                drawing.missing(),
                taking.usage(),
                taking.note(),
                taking.metered()));
    }
}
