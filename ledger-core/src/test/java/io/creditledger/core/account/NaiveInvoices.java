package io.creditledger.core.account;

import io.creditledger.core.account.NaiveAccount.Lot;
import io.creditledger.core.account.NaiveRules.No;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Invoices kept the obvious way: a list of what is owed, each with the credits that wait for it, if they do. */
@NullUnmarked
final class NaiveInvoices {
    /** What is owed: for how many credits, for which lot that waits (null: none does), by which top-up (null: none). */
    record Owed(long amount, Lot lot, String topUp) {}

    final Map<UUID, Owed> open = new LinkedHashMap<>();
    private final Map<UUID, Owed> closed = new LinkedHashMap<>();
    private String lastTopUp;

    NaiveInvoices copy() {
        NaiveInvoices copy = new NaiveInvoices();
        copy.open.putAll(open);
        copy.closed.putAll(closed);
        copy.lastTopUp = lastTopUp;
        return copy;
    }

    /**
     * A top-up is bought when the balance is low, something went since the same one, and none waits for its payment.
     */
    boolean isDue(AccountCommand.PurchaseCredits asked, long balance) {
        if (asked.ifAtMost() == null) {
            return true;
        }
        boolean waiting = open.values().stream().anyMatch(owed -> owed.lot != null && owed.topUp != null);
        return balance <= NaiveRules.micro(asked.ifAtMost()) && !asked.offer().equals(lastTopUp) && !waiting;
    }

    void ordered(UUID command, AccountCommand.PurchaseCredits asked, Lot lot) {
        open.put(id(command), new Owed(lot.granted, lot, asked.offer()));
        lastTopUp = asked.offer() == null ? lastTopUp : asked.offer();
    }

    void bought(UUID command, AccountCommand.PurchaseCredits asked, long amount) {
        if (asked.invoice() != null && !asked.invoice().paid()) {
            open.put(id(command), new Owed(amount, null, null));
        }
        lastTopUp = asked.offer() == null ? lastTopUp : asked.offer();
    }

    /** The lot that waited, if one did. */
    Lot close(UUID invoice) {
        Owed owed = open.remove(invoice);
        if (owed == null) {
            throw new No("invoice_not_open");
        }
        closed.put(invoice, owed);
        return owed.lot;
    }

    void arrived(UUID invoice) {
        String topUp = closed.get(invoice).topUp;
        lastTopUp = topUp == null ? lastTopUp : topUp;
    }

    /** All credits of a purchase were taken back: nobody owes for them. */
    void taken(UUID purchase, long amount) {
        Owed owed = open.get(id(purchase));
        if (owed != null && owed.amount == amount) {
            open.remove(id(purchase));
        }
    }

    boolean isOpen(UUID invoice) {
        return open.containsKey(invoice);
    }

    boolean awaits(UUID block) {
        return open.values().stream().anyMatch(owed -> owed.lot != null && owed.lot.id.equals(block));
    }

    void line(long change) {
        lastTopUp = change < 0 ? null : lastTopUp;
    }

    private static UUID id(UUID command) {
        BigInteger low = BigInteger.valueOf(command.getLeastSignificantBits()).add(BigInteger.valueOf(500));
        return new UUID(command.getMostSignificantBits(), low.longValueExact());
    }
}
