package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountRefusal.BalanceTooLarge;
import io.creditledger.core.account.AccountRefusal.InsufficientCredits;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;

/**
 * Credits used. What the blocks do not give becomes debt where the account may go negative, and is refused elsewhere.
 * On an account in debt the available credits are net of it, although what is drawn comes from the blocks and leaves
 * the debt.
 */
final class Decrementing {
    private Decrementing() {}

    static Decision<AccountEvent> decrement(DecrementCredits command, Open account) {
        Credits amount = command.amount();
        Drawing drawing = Drawing.of(account, amount, command.at());
        if (!drawing.isAllowed(account, amount, command.at())) {
            return Decision.refuse(new InsufficientCredits(amount, account.availableAt(command.at())));
        }
        AccountRefusal refusal = Membership.refusal(account, command.usage().member(), amount, command.at());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Credits balance = account.balance().minus(amount);
        if (Limits.isBalanceTooLarge(balance)) {
            return Decision.refuse(new BalanceTooLarge(balance));
        }
        return Decision.accept(new CreditsDecremented(
                command.id(),
                command.at(),
                account.entries() + 1,
                amount,
                balance,
                drawing.draws(),
                drawing.missing(),
                command.usage(),
                command.note()));
    }
}
