package io.creditledger.core.account;

import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.OpenInvoice.Order;
import org.jspecify.annotations.Nullable;

/** What purchases and orders do to the open invoices, and which top-up they are of. */
final class InvoiceEvolution {
    private InvoiceEvolution() {}

    static AccountDraft purchased(AccountDraft draft, CreditsPurchased event) {
        if (event.invoice() != null && !event.invoice().paid()) {
            draft.opened(OpenInvoice.of(event.id()), new OpenInvoice(event.amount(), null));
        }
        return draft.toppedUp(event.payment() == null ? topUp(event.source(), event.offer()) : null);
    }

    static Open ordered(AccountDraft draft, CreditsOrdered event) {
        draft.sum(event, event.amount(), event.block().amount());
        Order order = new Order(event.block(), event.source(), event.offer());
        return draft.opened(OpenInvoice.of(event.id()), new OpenInvoice(event.amount(), order))
                .toppedUp(topUp(event.source(), event.offer()))
                .entry(event);
    }

    private static @Nullable String topUp(Source source, @Nullable String offer) {
        return source == Source.AUTO_REFILL ? offer : null;
    }
}
