package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.balance.BalanceFold.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch does to holds. A release does not say which blocks it frees, so the steps wait until the rows of the
 * holds that were placed in earlier batches have been read.
 */
final class HoldSteps {
    private final Map<Key, List<AccountEvent>> steps = new LinkedHashMap<>();

    /** Holds that the batch leaves open, as they are then; holds that it ended. */
    record Ended(List<HoldRow> open, List<Key> closed) {}

    void add(String account, UUID hold, AccountEvent event) {
        steps.computeIfAbsent(new Key(account, hold), k -> new ArrayList<>(2)).add(event);
    }

    /** Holds placed before this batch: their rows are needed. */
    Collection<Key> earlier() {
        return steps.entrySet().stream()
                .filter(step -> !(step.getValue().getFirst() instanceof CreditsHeld))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Takes the steps, and the pins they remove from the blocks and accounts of {@code fold}. */
    Ended apply(Map<Key, HoldRow> known, BalanceFold fold) {
        List<HoldRow> open = new ArrayList<>();
        List<Key> closed = new ArrayList<>();
        steps.forEach((key, events) -> {
            @Nullable HoldRow row = known.get(key);
            for (AccountEvent event : events) {
                row = step(key, row, event, fold);
            }
            if (row == null) {
                closed.add(key);
            } else {
                open.add(row);
            }
        });
        return new Ended(open, closed);
    }

    private static @Nullable HoldRow step(Key key, @Nullable HoldRow row, AccountEvent event, BalanceFold fold) {
        if (event instanceof CreditsHeld held) {
            return HoldRow.placed(key.account(), held);
        }
        if (row == null) {
            throw new IllegalStateException("hold " + key.id() + " of " + key.account() + " is not open");
        }
        AccountRow account = Objects.requireNonNull(fold.accounts.get(key.account()));
        if (event instanceof HoldCaptured captured) {
            row.unpin(captured.draws(), captured.overdraft());
            captured.draws()
                    .forEach(draw ->
                            fold.block(account, draw.block()).pin(draw.amount().negated()));
            account.heldOverdraft = account.heldOverdraft.minus(captured.overdraft());
        }
        boolean ends = event instanceof HoldReleased || event instanceof HoldCaptured captured && captured.last();
        if (!ends) {
            return row;
        }
        row.pinned.forEach((block, amount) -> fold.block(account, block).pin(amount.negated()));
        account.heldOverdraft = account.heldOverdraft.minus(row.overdraft);
        row.overdraft = Credits.ZERO;
        return null;
    }
}
