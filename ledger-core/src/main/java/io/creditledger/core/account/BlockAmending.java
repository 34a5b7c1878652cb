package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.AmendBlock;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.TooManyAmendments;
import io.creditledger.core.account.TargetRefusal.ExceedsUse;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.money.Credits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Credits put back into one block by undoing what decrements drew from it, the latest decrement first: one amendment
 * per decrement, the last of them the command's own.
 */
final class BlockAmending {
    /** Where the identities of further amendments begin; see {@link Ids#nth}. */
    private static final int FIRST_FURTHER = 1_000;

    /** A part of one decrement. */
    private record Part(RecordedUse use, Restored restored) {}

    private BlockAmending() {}

    static Decision<AccountEvent> amend(AmendBlock command, Open account) {
        List<Part> parts = new ArrayList<>();
        Credits missing = command.amount();
        for (RecordedUse use : command.recorded()) {
            Undone undone = account.amended().getOrDefault(use.decrement(), Undone.NOTHING);
            for (Restored draw : use.recorded().draws()) {
                Credits taken = undone.left(draw).min(missing);
                if (draw.terms().block().equals(command.block()) && taken.isPositive()) {
                    parts.add(new Part(use, new Restored(draw.terms(), taken)));
                    missing = missing.minus(taken);
                }
            }
        }
        if (missing.isPositive()) {
            return Decision.refuse(
                    new ExceedsUse(command.amount(), command.amount().minus(missing)));
        }
        AccountRefusal refusal = refusal(command, parts, account);
        return refusal == null ? new Decision.Accepted<>(events(command, parts, account)) : Decision.refuse(refusal);
    }

    private static @Nullable AccountRefusal refusal(AmendBlock command, List<Part> parts, Open account) {
        long begun = parts.stream()
                .filter(part -> !account.amended().containsKey(part.use().decrement()))
                .count();
        if (account.amended().size() + begun > Limits.AMENDED) {
            return new TooManyAmendments(Limits.AMENDED);
        }
        Restored whole = new Restored(parts.getFirst().restored().terms(), command.amount());
        return Returning.of(command.id(), command.at(), account, List.of(whole), Credits.ZERO)
                .refusal(account);
    }

    private static List<AccountEvent> events(AmendBlock command, List<Part> parts, Open account) {
        List<AccountEvent> events = new ArrayList<>(parts.size());
        Credits balance = account.balance();
        for (Part part : parts) {
            boolean last = events.size() == parts.size() - 1;
            balance = balance.plus(part.restored().amount());
            Undone undone = account.amended().getOrDefault(part.use().decrement(), Undone.NOTHING);
            events.add(new DecrementAmended(
                    last ? command.id() : Ids.nth(command.id(), FIRST_FURTHER + events.size()),
                    command.at(),
                    account.entries() + events.size() + 1,
                    part.restored().amount(),
                    balance,
                    part.use().decrement(),
                    List.of(part.restored()),
                    Credits.ZERO,
                    null,
                    part.use().recorded().usage(),
                    part.use().recorded().at(),
                    command.note(),
                    Unmetered.of(part.use().recorded(), undone, part.restored().amount())));
        }
        return events;
    }
}
