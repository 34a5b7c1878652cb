package io.creditledger.projections.transaction;

import io.creditledger.core.account.AccountEvent.*;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Restored;
import io.creditledger.core.account.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an entry event means as a line of a statement. */
public final class Line {
    private Line() {}

    /** What sort of line the entry is. */
    public static EntryType type(Entry entry) {
        return switch (entry) {
            case CreditsPurchased e -> EntryType.PURCHASE;
            case CreditsOrdered e -> EntryType.ORDER;
            case CreditsGranted e -> EntryType.GRANT;
            case CreditsDecremented e -> EntryType.DECREMENT;
            case HoldCaptured e -> EntryType.CAPTURE;
            case CreditsExpired e -> EntryType.EXPIRY;
            case BlockVoided e -> EntryType.VOID;
            case BlockExpiryChanged e -> EntryType.EXPIRY_CHANGE;
            case DecrementAmended e -> EntryType.AMENDMENT;
            case PurchaseReversed e -> EntryType.REVERSAL;
            case PurchaseReinstated e -> EntryType.REINSTATEMENT;
        };
    }

    /** What the line is about: kind of usage, lower-case source of a grant or purchase, otherwise the type. */
    public static String kind(Entry entry) {
        return switch (entry) {
            case CreditsPurchased e -> lower(e.source());
            case CreditsOrdered e -> lower(e.source());
            case CreditsGranted e -> lower(e.blocks().getFirst().terms().source());
            case CreditsDecremented e -> e.usage().kind();
            case HoldCaptured e -> e.usage().kind();
            case CreditsExpired e -> lower(type(e));
            case BlockVoided e -> lower(type(e));
            case BlockExpiryChanged e -> lower(type(e));
            case DecrementAmended e -> lower(type(e));
            case PurchaseReversed e -> lower(type(e));
            case PurchaseReinstated e -> lower(type(e));
        };
    }

    /** When it happened: the usage's own time where it is said, otherwise when it was decided. */
    public static Instant occurredAt(Entry entry) {
        Usage usage = usage(entry);
        Instant own = usage == null ? null : usage.occurredAt();
        return own == null ? entry.at() : own;
    }

    /** The credits used, when the line is usage. */
    public static @Nullable Usage usage(Entry entry) {
        return switch (entry) {
            case CreditsDecremented e -> e.usage();
            case HoldCaptured e -> e.usage();
            case CreditsPurchased e -> null;
            case CreditsOrdered e -> null;
            case CreditsGranted e -> null;
            case CreditsExpired e -> null;
            case BlockVoided e -> null;
            case BlockExpiryChanged e -> null;
            case DecrementAmended e -> null;
            case PurchaseReversed e -> null;
            case PurchaseReinstated e -> null;
        };
    }

    /** The blocks that begin with the line. */
    public static List<BlockTerms> begun(Entry entry) {
        return switch (entry) {
            case CreditsPurchased e ->
                e.blocks().stream().map(GrantedBlock::terms).toList();
            case CreditsGranted e ->
                e.blocks().stream().map(GrantedBlock::terms).toList();
            case BlockExpiryChanged e -> List.of(e.terms());
            case DecrementAmended e -> optional(e.block());
            case PurchaseReinstated e -> optional(e.block());
            case CreditsDecremented e -> List.of();
            case HoldCaptured e -> List.of();
            case CreditsExpired e -> List.of();
            case BlockVoided e -> List.of();
            case PurchaseReversed e -> List.of();
            case CreditsOrdered e -> List.of();
        };
    }

    /** What the line took from blocks or put back into them. */
    static List<Draw> draws(Entry entry) {
        return switch (entry) {
            case CreditsDecremented e -> e.draws();
            case HoldCaptured e -> e.draws();
            case CreditsExpired e -> e.draws();
            case BlockVoided e -> List.of(e.draw());
            case BlockExpiryChanged e -> List.of(e.draw());
            case DecrementAmended e -> draws(e.restored());
            case PurchaseReversed e -> draws(e.taken());
            case PurchaseReinstated e -> draws(e.restored());
            case CreditsPurchased e -> List.of();
            case CreditsGranted e -> List.of();
            case CreditsOrdered e -> List.of();
        };
    }

    private static List<Draw> draws(List<Restored> parts) {
        return parts.stream()
                .map(part -> new Draw(
                        part.terms().block(), part.amount(), part.terms().costBasis()))
                .toList();
    }

    private static List<BlockTerms> optional(@Nullable BlockTerms terms) {
        return terms == null ? List.of() : List.of(terms);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
