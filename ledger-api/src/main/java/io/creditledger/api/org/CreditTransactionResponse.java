package io.creditledger.api.org;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Usage;
import io.creditledger.core.money.Rounding;
import io.creditledger.projections.transaction.TransactionView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code list_credit_transactions}.
 *
 * @param amount whole credits, rounded down; negative out
 * @param hasReceipt whether money was received for it through the payment provider
 * @param inferenceCostUsd metadata {@code inference_cost_usd} of the usage, if it is a number
 */
record CreditTransactionResponse(
        UUID id,
        @JsonProperty("transaction_type") String transactionType,
        BigInteger amount,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("has_receipt") boolean hasReceipt,
        @Nullable String description,
        @JsonProperty("inference_cost_usd") @Nullable BigDecimal inferenceCostUsd,
        @JsonProperty("input_tokens") @Nullable Long inputTokens,
        @JsonProperty("output_tokens") @Nullable Long outputTokens,
        @Nullable String model) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

    static CreditTransactionResponse of(TransactionView view, boolean hasReceipt) {
        Entry entry = view.event();
        Usage usage = usage(entry);
        Note note = note(entry);
        return new CreditTransactionResponse(
                entry.id(),
                TransactionType.of(view).text(),
                Rounding.floorToWhole(entry.change()),
                entry.at(),
                hasReceipt,
                entry instanceof CreditsExpired ? "expired" : note.reason(),
                cost(note.metadata().get("inference_cost_usd")),
                usage == null ? null : usage.inputTokens(),
                usage == null ? null : usage.outputTokens(),
                usage == null ? null : usage.model());
    }

    private static @Nullable Usage usage(Entry entry) {
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

    private static Note note(Entry entry) {
        return switch (entry) {
            case CreditsDecremented e -> e.note();
            case HoldCaptured e -> e.note();
            case CreditsPurchased e -> e.note();
            case CreditsOrdered e -> e.note();
            case CreditsGranted e -> e.note();
            case CreditsExpired e -> Note.NONE;
            case BlockVoided e -> e.note();
            case BlockExpiryChanged e -> e.note();
            case DecrementAmended e -> e.note();
            case PurchaseReversed e -> e.note();
            case PurchaseReinstated e -> e.note();
        };
    }

    private static @Nullable BigDecimal cost(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
