package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountRefusal.Malformed;
import io.creditledger.core.account.MalformedRefusal.FiltersUnusable;
import io.creditledger.core.account.MalformedRefusal.InvoiceOfSeveralBlocks;
import io.creditledger.core.account.MalformedRefusal.TimeOutOfRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be wrong with invoices and filters by themselves. */
final class InvoiceForm {
    private InvoiceForm() {}

    static @Nullable Malformed several(PurchaseCredits command) {
        int count = command.blocks().size();
        return command.invoice() == null || count == 1 ? null : new InvoiceOfSeveralBlocks(count);
    }

    static @Nullable Malformed flaw(PurchaseCredits command) {
        Invoicing invoice = command.invoice();
        if (invoice == null) {
            return null;
        }
        Malformed due = time(invoice.dueAt());
        Malformed date = due == null ? time(invoice.date()) : due;
        return date == null ? TextForm.flaw(Note.NONE, invoice.currency(), invoice.memo(), invoice.item()) : date;
    }

    static @Nullable Malformed filters(NewBlock block) {
        int items = 0;
        for (ItemFilter filter : block.filters()) {
            items += filter.items().size();
            if (filter.items().isEmpty() || !filter.items().stream().allMatch(InvoiceForm::isItem)) {
                return new FiltersUnusable();
            }
        }
        return items > Limits.FILTER_ITEMS ? new FiltersUnusable() : null;
    }

    private static boolean isItem(String item) {
        return !item.isEmpty() && item.length() <= Limits.ITEM && !TextForm.isBroken(item);
    }

    private static @Nullable Malformed time(@Nullable Instant time) {
        return time != null && Limits.isOutOfRange(time) ? new TimeOutOfRange(time) : null;
    }
}
