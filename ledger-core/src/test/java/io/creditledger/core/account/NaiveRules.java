package io.creditledger.core.account;

import io.creditledger.core.account.NaiveAccount.Bought;
import io.creditledger.core.account.NaiveAccount.Lot;
import io.creditledger.core.account.NaiveAccount.Part;
import io.creditledger.core.account.NaiveAccount.Pinned;
import io.creditledger.core.account.NaiveAccount.TakenBack;
import io.creditledger.core.money.Credits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** What the books do with each command, told step by step; a second opinion on the decider. */
@NullUnmarked
final class NaiveRules {
    static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Not an answer of the books but a no. */
    static final class No extends RuntimeException {
        private static final long serialVersionUID = 1L;

        No(String code) {
            super(code, null, false, false);
        }
    }

    private final NaiveAccount books;
    private final Instant at;
    private final UUID command;

    private NaiveRules(NaiveAccount books, AccountCommand command) {
        this.books = books;
        this.at = command.at();
        this.command = command.id();
    }

    /** The books afterwards. @throws No with the refusal's code; {@code before} is never touched */
    static NaiveAccount apply(NaiveAccount before, AccountCommand command) {
        NaiveAccount books = before.copy();
        new NaiveRules(books, command).apply(command, before.lastForfeit);
        return books;
    }

    private void apply(AccountCommand asked, long lastForfeit) {
        if (asked instanceof AccountCommand.OpenAccount c) {
            sizes(c.allocation());
            c.allocation().forEach(NaiveRules::sequence);
            no(books.opened, "account_already_open");
            books.opened = true;
            books.negative = c.settings().negativeAllowed();
            if (!c.allocation().isEmpty()) {
                bringIn(c.allocation());
            }
            return;
        }
        Long amount = amountOf(asked);
        no(!books.opened, "account_not_open");
        passTime();
        switch (asked) {
            case AccountCommand.OpenAccount c -> throw new AssertionError("opened above");
            case AccountCommand.ConfigureAccount c ->
                books.negative = c.negativeAllowed() == null ? books.negative : c.negativeAllowed();
            case AccountCommand.PurchaseCredits c -> {
                if (books.invoices.isDue(c, books.balance)) {
                    purchase(c);
                }
            }
            case AccountCommand.PayInvoice c -> pay(c.invoice());
            case AccountCommand.VoidInvoice c -> books.invoices.close(c.invoice());
            case AccountCommand.GrantCredits c -> bringIn(List.of(c.block()));
            case AccountCommand.DecrementCredits c -> {
                List<Part> parts = reach(amount);
                parts.stream().filter(p -> p.lot == null).forEach(p -> books.debt += p.left);
                books.uses.put(command, parts);
                usedBy(c.usage().member(), amount, true);
                line(-amount);
            }
            case AccountCommand.MeterUsage c ->
                throw new IllegalArgumentException("metered usage has rules of its own: MeteringTest");
            case AccountCommand.HoldCredits c -> {
                no(c.expiresAt() != null && c.expiresAt().compareTo(at) <= 0, "expiry_in_past");
                Pinned pinned = new Pinned(reach(amount), c.expiresAt());
                mayUse(c.member(), amount);
                books.holds.put(command, pinned);
                books.members.hold(command, c.member());
            }
            case AccountCommand.CaptureHold c -> capture(c, amount);
            case AccountCommand.ReleaseHold c -> {
                no(!books.holds.containsKey(c.hold()), "unknown_hold");
                letGo(c.hold());
            }
            case AccountCommand.LimitMember c -> books.members.limit(c);
            case AccountCommand.CapMembers c -> books.members.cap(c.cap());
            case AccountCommand.ExpireCredits c -> {}
            case AccountCommand.VoidBlock c -> {
                Lot lot = live(c.block());
                no(lot.over(at), "block_expired");
                long part = part(lot, amount);
                lot.free -= part;
                line(-part);
                forfeit(lot, part);
                books.invoices.taken(lot.grant, part);
            }
            case AccountCommand.ChangeBlockExpiry c -> move(c, amount);
            case AccountCommand.ChangeExpiryFrom c -> moveFrom(c, amount);
            case AccountCommand.AmendDecrement c -> amend(c.decrement(), amount);
            case AccountCommand.AmendBlock c -> giveBack(c, amount);
            case AccountCommand.ReversePurchase c -> {
                no(c.invoice() != null && !books.invoices.isOpen(c.invoice()), "invoice_not_open");
                reverse(c.purchase(), amount, lastForfeit > c.recorded().entry());
            }
            case AccountCommand.ReinstatePurchase c -> {
                no(!books.reversals.containsKey(c.reversal()), "unknown_reversal");
                TakenBack back = books.reversals.remove(c.reversal());
                back.taken().forEach(part -> books.lots.get(part.lot).free += part.left);
                line(back.taken().stream().mapToLong(part -> part.left).sum() + back.debt());
                forgive(back.debt());
            }
        }
        passTime();
    }

    private static Long amountOf(AccountCommand asked) {
        return switch (asked) {
            case AccountCommand.PurchaseCredits c -> {
                sizes(c.blocks());
                no(c.blocks().isEmpty(), "nothing_to_grant");
                no(c.invoice() != null && c.blocks().size() > 1, "invoice_of_several_blocks");
                c.blocks().forEach(NaiveRules::sequence);
                yield null;
            }
            case AccountCommand.GrantCredits c -> {
                size(c.block().amount());
                sequence(c.block());
                yield null;
            }
            case AccountCommand.DecrementCredits c -> size(c.amount());
            case AccountCommand.HoldCredits c -> size(c.amount());
            case AccountCommand.CaptureHold c -> size(c.amount());
            case AccountCommand.VoidBlock c -> size(c.amount());
            case AccountCommand.ChangeBlockExpiry c -> size(c.amount());
            case AccountCommand.ChangeExpiryFrom c -> size(c.amount());
            case AccountCommand.AmendDecrement c -> size(c.amount());
            case AccountCommand.AmendBlock c -> size(c.amount());
            case AccountCommand.ReversePurchase c -> size(c.amount());
            case AccountCommand.LimitMember c -> limit(c.monthlyLimit());
            case AccountCommand.CapMembers c -> limit(c.cap());
            default -> null;
        };
    }

    private static Long limit(Long whole) {
        no(whole != null && whole < 0, "member_limit_unusable");
        return null;
    }

    private static Long size(Credits amount) {
        if (amount == null) {
            return null;
        }
        no(amount.value().signum() <= 0, "amount_not_positive");
        no(amount.value().compareTo(new BigDecimal("1e18")) > 0, "amount_too_large");
        return micro(amount);
    }

    private static void sizes(List<NewBlock> blocks) {
        no(blocks.stream().anyMatch(block -> block.amount().value().signum() <= 0), "amount_not_positive");
        blocks.forEach(block -> size(block.amount()));
    }

    private static void sequence(NewBlock block) {
        boolean both = block.effectiveAt() != null && block.expiresAt() != null;
        no(both && block.expiresAt().compareTo(block.effectiveAt()) <= 0, "expiry_not_after_start");
    }

    private void purchase(AccountCommand.PurchaseCredits asked) {
        boolean waits = asked.invoice() != null
                && asked.invoice().required()
                && !asked.invoice().paid();
        long bought = asked.blocks().stream().mapToLong(b -> micro(b.amount())).sum();
        if (waits) {
            current(asked.blocks());
            books.invoices.ordered(command, asked, lot(asked.blocks().getFirst(), 100));
            line(0);
            return;
        }
        bringIn(asked.blocks());
        books.purchases.put(command, new Bought(bought));
        books.invoices.bought(command, asked, bought);
    }

    private void pay(UUID invoice) {
        Lot lot = books.invoices.close(invoice);
        if (lot != null) {
            lot.grant = blockId(900);
            add(lot);
            books.purchases.put(lot.grant, new Bought(lot.granted));
            books.invoices.arrived(invoice);
            line(lot.granted);
        }
    }

    private void current(List<NewBlock> blocks) {
        for (NewBlock block : blocks) {
            no(block.expiresAt() != null && block.expiresAt().compareTo(at) <= 0, "expiry_in_past");
        }
    }

    private void bringIn(List<NewBlock> blocks) {
        current(blocks);
        long sum = 0;
        int number = 100;
        for (NewBlock block : blocks) {
            Lot lot = lot(block, number++);
            add(lot);
            sum += lot.granted;
        }
        line(sum);
    }

    private Lot lot(NewBlock block, int number) {
        Lot lot = new Lot();
        lot.id = blockId(number);
        lot.grant = command;
        lot.granted = micro(block.amount());
        lot.from = block.effectiveAt() == null ? at : block.effectiveAt();
        lot.until = block.expiresAt();
        lot.priority = block.priority();
        lot.cost = block.costBasis().value();
        lot.picky = !block.filters().isEmpty();
        return lot;
    }

    private void add(Lot lot) {
        long repaid = lot.usable(at) && !lot.picky ? Math.min(books.debt, lot.granted) : 0;
        books.debt -= repaid;
        lot.free = lot.granted - repaid;
        books.lots.put(lot.id, lot);
    }

    /** Takes credits out of the lots, best first; the rest is overdraft, where allowed. */
    private List<Part> reach(long amount) {
        no(!books.negative && amount > books.available(at), "insufficient_credits");
        List<Part> parts = new ArrayList<>();
        long missing = amount;
        for (Lot lot : books.inOrder()) {
            long part = lot.usable(at) && !lot.picky ? Math.min(lot.free, missing) : 0;
            if (part > 0) {
                lot.free -= part;
                missing -= part;
                parts.add(new Part(lot.id, part));
            }
        }
        if (missing > 0) {
            parts.add(new Part(null, missing));
        }
        return parts;
    }

    private void mayUse(UUID member, long amount) {
        String code = books.members.refusal(books, member, amount, at);
        no(code != null, code);
    }

    private void usedBy(UUID member, long amount, boolean limited) {
        if (member != null) {
            if (limited) {
                mayUse(member, amount);
            }
            books.members.use(command, member, amount, at);
        }
    }

    private void capture(AccountCommand.CaptureHold asked, long amount) {
        UUID id = asked.hold();
        UUID user = asked.usage().member();
        Pinned hold = books.holds.get(id);
        no(hold == null, "unknown_hold");
        UUID holder = books.members.holder(id);
        no(user != null && holder != null && !user.equals(holder), "hold_of_another_member");
        no(amount > total(hold.parts()), "exceeds_hold");
        usedBy(holder == null ? user : holder, amount, holder == null);
        List<Part> used = new ArrayList<>();
        long missing = amount;
        for (Part pin : hold.parts()) {
            long part = Math.min(pin.left, missing);
            pin.left -= part;
            missing -= part;
            books.debt += pin.lot == null ? part : 0;
            used.add(new Part(pin.lot, part));
        }
        books.uses.put(command, used);
        line(-amount);
        if (asked.last() || total(hold.parts()) == 0) {
            letGo(id);
        }
    }

    private void letGo(UUID id) {
        for (Part pin : books.holds.remove(id).parts()) {
            if (pin.lot != null) {
                books.lots.get(pin.lot).free += pin.left;
            }
        }
    }

    private void passTime() {
        for (UUID id : List.copyOf(books.holds.keySet())) {
            Instant until = books.holds.get(id).until();
            if (until != null && until.compareTo(at) <= 0) {
                letGo(id);
            }
        }
        long lost = 0;
        for (Lot lot : books.lots.values()) {
            if (lot.over(at) && lot.free > 0) {
                lost += lot.free;
                books.forfeits.merge(lot.grant, lot.free, Long::sum);
                lot.free = 0;
            }
        }
        if (lost > 0) {
            line(-lost);
            books.lastForfeit = books.entries;
        }
    }

    private void forfeit(Lot lot, long amount) {
        books.forfeits.merge(lot.grant, amount, Long::sum);
        books.lastForfeit = books.entries;
    }

    private void moveFrom(AccountCommand.ChangeExpiryFrom asked, Long amount) {
        no(asked.expiresAt() != null && asked.expiresAt().compareTo(at) <= 0, "expiry_in_past");
        List<UUID> found = books.contents().keySet().stream()
                .filter(id -> Objects.equals(books.lots.get(id).until, asked.from()))
                .toList();
        no(found.isEmpty(), "no_block_expires_then");
        no(found.size() > 1, "several_blocks_expire_then");
        move(
                new AccountCommand.ChangeBlockExpiry(
                        asked.account(), command, at, found.getFirst(), asked.amount(), asked.expiresAt(), Note.NONE),
                amount);
    }

    private void move(AccountCommand.ChangeBlockExpiry asked, Long amount) {
        Instant until = asked.expiresAt();
        no(until != null && until.compareTo(at) <= 0, "expiry_in_past");
        Lot lot = live(asked.block());
        no(lot.over(at), "block_expired");
        no(until != null && until.compareTo(lot.from) <= 0, "expiry_not_after_block_start");
        long part = part(lot, amount);
        Lot moved = new Lot();
        moved.id = blockId(100);
        moved.grant = lot.grant;
        moved.granted = part;
        moved.free = part;
        moved.from = lot.from;
        moved.until = until;
        moved.priority = lot.priority;
        moved.cost = lot.cost;
        moved.picky = lot.picky;
        lot.free -= part;
        books.lots.put(moved.id, moved);
        line(0);
    }

    private void amend(UUID decrement, Long amount) {
        List<Part> parts = books.uses.getOrDefault(decrement, List.of());
        long left = total(parts);
        no(left == 0 || amount != null && amount > left, "exceeds_decrement");
        long missing = amount == null ? left : amount;
        line(missing);
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            long undone = Math.min(part.left, missing);
            part.left -= undone;
            missing -= undone;
            if (part.lot == null) {
                forgive(undone);
            } else {
                books.lots.get(part.lot).free += undone;
            }
        }
    }

    private void giveBack(AccountCommand.AmendBlock asked, long amount) {
        UUID lot = asked.block();
        long missing = amount;
        for (RecordedUse use : asked.recorded()) {
            for (Part part : books.uses.get(use.decrement())) {
                long undone = lot.equals(part.lot) ? Math.min(part.left, missing) : 0;
                if (undone > 0) {
                    part.left -= undone;
                    missing -= undone;
                    books.lots.get(lot).free += undone;
                    line(undone);
                }
            }
        }
        no(missing > 0, "exceeds_use");
    }

    private void reverse(UUID purchase, Long asked, boolean stale) {
        Bought bought = books.purchases.getOrDefault(purchase, new Bought(0));
        long earlier = 0;
        long counted = 0;
        for (TakenBack back : books.reversals.values()) {
            earlier += back.purchase().equals(purchase) ? back.covered() : 0;
            counted += back.purchase().equals(purchase) ? back.forfeited() : 0;
        }
        long left = bought.amount() - earlier;
        no(left <= 0 || asked != null && asked > left, "exceeds_purchase");
        no(stale, "out_of_date");
        long covered = asked == null ? left : asked;
        long missing = covered;
        List<Part> taken = new ArrayList<>();
        for (Lot lot : books.inOrder()) {
            long part = lot.grant.equals(purchase) ? Math.min(lot.free, missing) : 0;
            if (part > 0) {
                lot.free -= part;
                missing -= part;
                taken.add(new Part(lot.id, part));
            }
        }
        long gone = books.forfeits.getOrDefault(purchase, 0L) - counted;
        long forfeited = Math.max(0, Math.min(missing, gone));
        books.debt += missing - forfeited;
        books.reversals.put(command, new TakenBack(purchase, covered, taken, missing - forfeited, forfeited));
        books.invoices.taken(purchase, covered + earlier);
        line(forfeited - covered);
    }

    /** Debt that was made is unmade; what somebody has repaid already comes as a fresh lot. */
    private void forgive(long amount) {
        long cancelled = Math.min(amount, books.debt);
        books.debt -= cancelled;
        if (amount > cancelled) {
            Lot lot = new Lot();
            lot.id = blockId(100);
            lot.grant = command;
            lot.granted = amount - cancelled;
            lot.free = amount - cancelled;
            lot.from = at;
            lot.cost = BigDecimal.ZERO;
            books.lots.put(lot.id, lot);
        }
    }

    private Lot live(UUID id) {
        no(books.invoices.awaits(id), "block_awaits_payment");
        no(!books.contents().containsKey(id), "unknown_block");
        return books.lots.get(id);
    }

    private static long part(Lot lot, Long amount) {
        no(lot.free == 0 || amount != null && amount > lot.free, "exceeds_block");
        return amount == null ? lot.free : amount;
    }

    private void line(long change) {
        books.entries++;
        books.balance += change;
        books.invoices.line(change);
    }

    private static long total(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.left).sum();
    }

    private UUID blockId(int number) {
        BigInteger low = BigInteger.valueOf(command.getLeastSignificantBits()).add(BigInteger.valueOf(number));
        return new UUID(command.getMostSignificantBits(), low.longValueExact());
    }

    static long micro(Credits amount) {
        return amount.value().multiply(MILLION).longValueExact();
    }

    private static void no(boolean so, String code) {
        if (so) {
            throw new No(code);
        }
    }
}
