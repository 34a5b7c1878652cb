package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.PayInvoice;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.VoidInvoice;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.InvoiceVoided;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.BalanceTooLarge;
import io.creditledger.core.account.LimitRefusal.TooManyBlocks;
import io.creditledger.core.account.LimitRefusal.TooManyInvoices;
import io.creditledger.core.account.OpenInvoice.Order;
import io.creditledger.core.account.TargetRefusal.InvoiceNotOpen;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invoices of bought credits. An open one is paid once or voided once. Ordered credits are not in the account before
 * their invoice is paid, so nothing can draw, hold, void, move or expire them.
 */
final class Invoices {
    /** Where the identities of what follows from a command are; see {@link Ids#nth}. */
    private static final int FURTHER = 900;

    private Invoices() {}

    /** Whether a top-up is due: see {@link PurchaseCredits#ifAtMost}. Any other purchase is. */
    static boolean isWanted(PurchaseCredits command, Open account) {
        if (command.ifAtMost() == null) {
            return true;
        }
        boolean repeated = command.offer() != null && command.offer().equals(account.toppedUp());
        return !account.balance().exceeds(command.ifAtMost()) && !repeated && !awaitsTopUp(account);
    }

    private static boolean awaitsTopUp(Open account) {
        return account.invoices().values().stream()
                .anyMatch(invoice -> invoice.order() != null && invoice.order().source() == Source.AUTO_REFILL);
    }

    /** Why the account can take no other invoice; null: it can. */
    static @Nullable AccountRefusal refusal(Invoicing invoice, Open account) {
        if (!invoice.paid() && account.invoices().size() >= Limits.INVOICES) {
            return new TooManyInvoices(Limits.INVOICES);
        }
        boolean full = invoice.waits() && orders(account) >= Limits.ORDERS;
        return full ? new TooManyInvoices(Limits.ORDERS) : null;
    }

    private static long orders(Open account) {
        return account.invoices().values().stream()
                .filter(invoice -> invoice.order() != null)
                .count();
    }

    static Decision<AccountEvent> order(PurchaseCredits command, Invoicing invoice, BlockTerms terms, Open account) {
        return Decision.accept(new CreditsOrdered(
                command.id(),
                command.at(),
                account.entries() + 1,
                terms.amount(),
                account.balance(),
                terms,
                command.source(),
                command.offer(),
                command.note(),
                invoice));
    }

    static Decision<AccountEvent> pay(PayInvoice command, Open account) {
        OpenInvoice open = account.invoices().get(command.invoice());
        if (open == null) {
            return Decision.refuse(new InvoiceNotOpen(command.invoice()));
        }
        InvoicePaid paid =
                new InvoicePaid(command.id(), command.at(), command.invoice(), command.paidAt(), command.note());
        if (open.order() == null) {
            return Decision.accept(paid);
        }
        Credits balance = account.balance().plus(open.amount());
        if (account.blocks().size() >= Limits.BLOCKS) {
            return Decision.refuse(new TooManyBlocks(Limits.BLOCKS));
        }
        if (Limits.isBalanceTooLarge(balance)) {
            return Decision.refuse(new BalanceTooLarge(balance));
        }
        UUID purchase = Ids.nth(command.id(), FURTHER);
        return new Decision.Accepted<>(List.of(paid, purchase(purchase, command.at(), open.order(), account)));
    }

    private static CreditsPurchased purchase(UUID id, Instant at, Order order, Open account) {
        BlockTerms terms = order.terms().grantedBy(id);
        Credits repaid = Granting.repaid(terms, at, account.debt());
        return new CreditsPurchased(
                id,
                at,
                account.entries() + 1,
                terms.amount(),
                account.balance().plus(terms.amount()),
                List.of(new GrantedBlock(terms, repaid)),
                order.source(),
                order.offer(),
                null,
                Note.NONE);
    }

    static Decision<AccountEvent> voidInvoice(VoidInvoice command, Open account) {
        return account.invoices().containsKey(command.invoice())
                ? Decision.accept(new InvoiceVoided(command.id(), command.at(), command.invoice()))
                : Decision.refuse(new InvoiceNotOpen(command.invoice()));
    }

    /** Accepted with the event; when it took all credits of an open invoice, that is void with it. */
    static Decision<AccountEvent> without(AccountEvent event, UUID purchase, Credits amount, Open account) {
        UUID invoice = OpenInvoice.of(purchase);
        OpenInvoice open = account.invoices().get(invoice);
        if (open == null || !open.amount().equals(amount)) {
            return Decision.accept(event);
        }
        return new Decision.Accepted<>(
                List.of(event, new InvoiceVoided(Ids.nth(event.id(), FURTHER), event.at(), invoice)));
    }
}
