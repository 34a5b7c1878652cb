package io.creditledger.core.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * The books of one account kept the slow and obvious way: long counters of millionths of a credit, lots that are never
 * thrown away, everything sorted again each time. Shares no rule with the production code; see {@link NaiveRules}.
 */
@NullUnmarked
final class NaiveAccount {
    /** Credits granted together. */
    static final class Lot {
        UUID id;
        UUID grant;
        long granted;
        long free;
        Instant from;
        Instant until;
        int priority;
        BigDecimal cost;
        boolean picky;

        boolean over(Instant at) {
            return until != null && until.compareTo(at) <= 0;
        }

        boolean usable(Instant at) {
            return from.compareTo(at) <= 0 && !over(at);
        }
    }

    /** Credits somewhere: in a use, a hold or a reversal. A null lot means beyond the lots: overdraft. */
    static final class Part {
        final UUID lot;
        long left;

        Part(UUID lot, long left) {
            this.lot = lot;
            this.left = left;
        }
    }

    /** What a hold pinned and until when. */
    record Pinned(List<Part> parts, Instant until) {}

    /** What a purchase brought. */
    record Bought(long amount) {}

    /** What a reversal took and how it was counted. */
    record TakenBack(UUID purchase, long covered, List<Part> taken, long debt, long forfeited) {}

    boolean opened;
    boolean negative;
    long entries;
    long balance;
    long debt;
    long lastForfeit;
    final Map<UUID, Lot> lots = new LinkedHashMap<>();
    final Map<UUID, Pinned> holds = new LinkedHashMap<>();
    final Map<UUID, List<Part>> uses = new LinkedHashMap<>();
    final Map<UUID, Bought> purchases = new LinkedHashMap<>();
    final Map<UUID, Long> forfeits = new LinkedHashMap<>();
    final Map<UUID, TakenBack> reversals = new LinkedHashMap<>();

    NaiveMembers members = new NaiveMembers();
    NaiveInvoices invoices = new NaiveInvoices();

    NaiveAccount copy() {
        NaiveAccount copy = new NaiveAccount();
        copy.opened = opened;
        copy.negative = negative;
        copy.entries = entries;
        copy.balance = balance;
        copy.debt = debt;
        copy.lastForfeit = lastForfeit;
        lots.forEach((id, lot) -> copy.lots.put(id, copy(lot)));
        holds.forEach((id, hold) -> copy.holds.put(id, new Pinned(copy(hold.parts), hold.until)));
        uses.forEach((id, parts) -> copy.uses.put(id, copy(parts)));
        copy.purchases.putAll(purchases);
        copy.forfeits.putAll(forfeits);
        copy.reversals.putAll(reversals);
        copy.members = members.copy();
        copy.invoices = invoices.copy();
        return copy;
    }

    /** All lots in the order in which they would be used. */
    List<Lot> inOrder() {
        List<Lot> sorted = new ArrayList<>(lots.values());
        sorted.sort(Comparator.comparingInt((Lot lot) -> lot.priority)
                .thenComparing((a, b) -> a.until == null || b.until == null
                        ? Boolean.compare(a.until == null, b.until == null)
                        : a.until.compareTo(b.until))
                .thenComparing((a, b) -> a.cost.compareTo(b.cost))
                .thenComparing((a, b) -> a.from.compareTo(b.from))
                .thenComparing((a, b) -> a.id.compareTo(b.id)));
        return sorted;
    }

    long available(Instant at) {
        long sum = -debt;
        for (Lot lot : lots.values()) {
            sum += lot.usable(at) && !lot.picky ? lot.free : 0;
        }
        for (Pinned hold : holds.values()) {
            boolean over = hold.until != null && hold.until.compareTo(at) <= 0;
            for (Part part : hold.parts) {
                if (part.lot == null) {
                    sum -= over ? 0 : part.left;
                } else {
                    sum += over && lots.get(part.lot).usable(at) ? part.left : 0;
                }
            }
        }
        return sum;
    }

    /** Per lot that has anything: "free/pinned" in millionths. */
    Map<UUID, String> contents() {
        Map<UUID, Long> pinned = new LinkedHashMap<>();
        for (Pinned hold : holds.values()) {
            for (Part part : hold.parts) {
                if (part.lot != null) {
                    pinned.merge(part.lot, part.left, Long::sum);
                }
            }
        }
        Map<UUID, String> contents = new TreeMap<>();
        for (Lot lot : lots.values()) {
            long held = pinned.getOrDefault(lot.id, 0L);
            if (lot.free + held > 0) {
                contents.put(lot.id, lot.free + "/" + held);
            }
        }
        return contents;
    }

    private static List<Part> copy(List<Part> parts) {
        List<Part> copy = new ArrayList<>();
        parts.forEach(part -> copy.add(new Part(part.lot, part.left)));
        return copy;
    }

    private static Lot copy(Lot lot) {
        Lot copy = new Lot();
        copy.id = lot.id;
        copy.grant = lot.grant;
        copy.granted = lot.granted;
        copy.free = lot.free;
        copy.from = lot.from;
        copy.until = lot.until;
        copy.priority = lot.priority;
        copy.cost = lot.cost;
        copy.picky = lot.picky;
        return copy;
    }
}
