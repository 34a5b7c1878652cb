package io.creditledger.api.ledger;

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
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Restored;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.transaction.TransactionView;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes entry events as statement lines. */
final class Lines {
    /** What one sort of entry has beyond the common parts. */
    private record Parts(
            String type,
            String kind,
            Credits debt,
            @Nullable UUID of,
            @Nullable UUID hold,
            List<DrawBody> draws,
            List<TermsBody> blocks,
            @Nullable Usage usage,
            @Nullable String offer,
            @Nullable String payment,
            Note note) {
        static Parts of(String type, List<DrawBody> draws, Note note) {
            return new Parts(type, type, Credits.ZERO, null, null, draws, List.of(), null, null, null, note);
        }

        static Parts used(String type, @Nullable UUID hold, Credits debt, List<Draw> draws, Usage usage, Note note) {
            return new Parts(type, usage.kind(), debt, null, hold, drawn(draws), List.of(), usage, null, null, note);
        }

        static Parts undone(
                String type, UUID of, Credits debt, List<Restored> blocks, @Nullable BlockTerms made, Note note) {
            List<DrawBody> draws = blocks.stream().map(DrawBody::of).toList();
            List<TermsBody> terms = made == null ? List.of() : List.of(TermsBody.of(made, Credits.ZERO));
            return new Parts(type, type, debt, of, null, draws, terms, null, null, null, note);
        }
    }

    private Lines() {}

    /** The line of an event just recorded, or recorded long ago: the same for ever. */
    static TransactionBody of(AccountId account, RecordedEvent recorded, Entry entry) {
        return of(account, recorded.position(), entry, null);
    }

    /** The line as the view has it, its draws with what funded them. */
    static TransactionBody of(TransactionView view) {
        return of(
                view.account(),
                view.position(),
                view.event(),
                view.draws().stream().map(DrawBody::of).toList());
    }

    private static TransactionBody of(AccountId account, long position, Entry entry, @Nullable List<DrawBody> funded) {
        Parts parts = parts(entry);
        return new TransactionBody(
                entry.id(),
                account.text(),
                position,
                entry.entry(),
                parts.type(),
                parts.kind(),
                entry.change(),
                entry.balance(),
                parts.debt(),
                entry.at(),
                parts.of(),
                parts.hold(),
                funded == null ? parts.draws() : funded,
                parts.blocks(),
                parts.usage() == null ? null : UsageBody.of(parts.usage()),
                metered(entry),
                returned(entry),
                parts.offer(),
                parts.payment(),
                parts.note().reason(),
                parts.note().reference(),
                parts.note().metadata());
    }

    private static @Nullable MeteredBody metered(Entry entry) {
        return entry instanceof CreditsDecremented e && e.metered() != null ? MeteredBody.of(e.metered()) : null;
    }

    private static @Nullable String returned(Entry entry) {
        return entry instanceof DecrementAmended e && e.unmetered() != null
                ? e.unmetered().quantity().toPlainString()
                : null;
    }

    private static Parts parts(Entry entry) {
        return switch (entry) {
            case CreditsPurchased e -> granted("purchase", e.source(), e.blocks(), e.offer(), e.payment(), e.note());
            case CreditsOrdered e -> ordered(e);
            case CreditsGranted e ->
                granted("grant", e.blocks().getFirst().terms().source(), e.blocks(), null, null, e.note());
            case CreditsDecremented e -> Parts.used("decrement", null, e.overdraft(), e.draws(), e.usage(), e.note());
            case HoldCaptured e -> Parts.used("capture", e.hold(), e.overdraft(), e.draws(), e.usage(), e.note());
            case CreditsExpired e -> Parts.of("expiry", drawn(e.draws()), Note.NONE);
            case BlockVoided e -> Parts.of("void", List.of(DrawBody.of(e.draw())), e.note());
            case BlockExpiryChanged e -> moved(e);
            case DecrementAmended e ->
                Parts.undone(
                        "amendment", e.decrement(), e.debtCancelled().negated(), e.restored(), e.block(), e.note());
            case PurchaseReversed e -> Parts.undone("reversal", e.purchase(), e.debt(), e.taken(), null, e.note());
            case PurchaseReinstated e ->
                Parts.undone(
                        "reinstatement", e.reversal(), e.debtCancelled().negated(), e.restored(), e.block(), e.note());
        };
    }

    private static Parts granted(
            String type,
            Source source,
            List<GrantedBlock> blocks,
            @Nullable String offer,
            @Nullable String payment,
            Note note) {
        Credits repaid = blocks.stream().map(GrantedBlock::debtRepaid).reduce(Credits.ZERO, Credits::plus);
        List<TermsBody> terms = blocks.stream().map(TermsBody::of).toList();
        String kind = source.name().toLowerCase(Locale.ROOT);
        return new Parts(type, kind, repaid.negated(), null, null, List.of(), terms, null, offer, payment, note);
    }

    private static Parts ordered(CreditsOrdered e) {
        String kind = e.source().name().toLowerCase(Locale.ROOT);
        List<TermsBody> terms = List.of(TermsBody.of(e.block(), Credits.ZERO));
        return new Parts("order", kind, Credits.ZERO, null, null, List.of(), terms, null, e.offer(), null, e.note());
    }

    private static Parts moved(BlockExpiryChanged e) {
        String type = "expiry_change";
        List<DrawBody> draws = List.of(DrawBody.of(e.draw()));
        List<TermsBody> terms = List.of(TermsBody.of(e.terms(), Credits.ZERO));
        return new Parts(type, type, Credits.ZERO, null, null, draws, terms, null, null, null, e.note());
    }

    private static List<DrawBody> drawn(List<Draw> draws) {
        return draws.stream().map(DrawBody::of).toList();
    }
}
