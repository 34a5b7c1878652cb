package io.creditledger.projections.customer;

import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.BlockVoided;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsExpired;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Restored;
import io.creditledger.core.money.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries that a line of the statement becomes: one for each block that it touched, each with its balances. */
public final class CreditParts {
    private final List<CreditPart> parts = new ArrayList<>(2);
    private Credits balance;

    private CreditParts(Credits starting) {
        this.balance = starting;
    }

    /** The entries of a line, in order; their changes add up to the line's. */
    public static List<CreditPart> of(Entry line) {
        CreditParts parts = new CreditParts(line.balance().minus(line.change()));
        switch (line) {
            case CreditsPurchased e -> parts.granted(e.blocks());
            case CreditsOrdered e ->
                parts.add(CreditType.INCREMENT, e.amount(), e.block().block(), Credits.ZERO, Credits.ZERO);
            case CreditsGranted e -> parts.granted(e.blocks());
            case CreditsDecremented e -> parts.taken(CreditType.DECREMENT, e.draws(), e.overdraft());
            case HoldCaptured e -> parts.taken(CreditType.DECREMENT, e.draws(), e.overdraft());
            case CreditsExpired e -> parts.taken(CreditType.CREDIT_BLOCK_EXPIRY, e.draws(), Credits.ZERO);
            case BlockVoided e -> {
                parts.add(CreditType.VOID_INITIATED, e.draw().amount(), e.draw().block(), Credits.ZERO, Credits.ZERO);
                parts.taken(CreditType.VOID, List.of(e.draw()), Credits.ZERO);
            }
            case BlockExpiryChanged e ->
                parts.add(
                        CreditType.EXPIRATION_CHANGE,
                        e.amount(),
                        e.draw().block(),
                        Credits.ZERO,
                        e.amount().negated());
            case DecrementAmended e -> parts.returned(e.restored(), e.debtCancelled(), e.block());
            case PurchaseReversed e ->
                parts.taken(
                        CreditType.VOID,
                        e.taken().stream().map(CreditParts::draw).toList(),
                        e.debt());
            case PurchaseReinstated e -> parts.returned(e.restored(), e.debtCancelled(), e.block());
        }
        return parts.parts;
    }

    private void granted(List<GrantedBlock> blocks) {
        for (GrantedBlock block : blocks) {
            BlockTerms terms = block.terms();
            add(CreditType.INCREMENT, terms.amount(), terms.block(), terms.amount(), Credits.ZERO);
        }
    }

    private void taken(CreditType type, List<Draw> draws, Credits beyond) {
        for (Draw draw : draws) {
            Credits out = draw.amount().negated();
            add(type, draw.amount(), draw.block(), out, out);
        }
        if (beyond.isPositive()) {
            add(type, beyond, null, beyond.negated(), Credits.ZERO);
        }
    }

    private void returned(List<Restored> restored, Credits debtCancelled, @Nullable BlockTerms fresh) {
        for (Restored part : restored) {
            add(CreditType.AMENDMENT, part.amount(), part.terms().block(), part.amount(), part.amount());
        }
        if (debtCancelled.isPositive()) {
            add(CreditType.AMENDMENT, debtCancelled, null, debtCancelled, Credits.ZERO);
        }
        if (fresh != null) {
            add(CreditType.AMENDMENT, fresh.amount(), fresh.block(), fresh.amount(), Credits.ZERO);
        }
    }

    private void add(CreditType type, Credits amount, @Nullable UUID block, Credits change, Credits effect) {
        Credits starting = balance;
        balance = balance.plus(change);
        parts.add(new CreditPart(type, amount, block, starting, balance, effect));
    }

    private static Draw draw(Restored part) {
        return new Draw(part.terms().block(), part.amount(), part.terms().costBasis());
    }
}
