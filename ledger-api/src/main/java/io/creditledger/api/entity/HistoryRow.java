package io.creditledger.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Source;
import io.creditledger.projections.transaction.TransactionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Credits that came in, one row per block: bought, given, or earned. What went out is not in this dialect's history.
 *
 * @param byUserId whose; of an entity's own account only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryRow(
        @Nullable String byUserId,
        BigDecimal creditsAmount,
        Instant createdAt,
        String type,
        @Nullable String reason) {
    /** The type of what money was paid for. */
    static final String BOUGHT = "BOUGHT";

    /** The rows of one statement line. */
    static Stream<HistoryRow> of(TransactionView view, @Nullable String byUserId) {
        return switch (view.event()) {
            case CreditsPurchased e -> rows(e.blocks(), e.at(), e.note().reason(), byUserId);
            case CreditsGranted e -> rows(e.blocks(), e.at(), e.note().reason(), byUserId);
            default -> Stream.empty(); // the filter asked for nothing else
        };
    }

    private static Stream<HistoryRow> rows(
            List<GrantedBlock> blocks, Instant at, @Nullable String reason, @Nullable String byUserId) {
        return blocks.stream()
                .map(GrantedBlock::terms)
                .map(terms -> new HistoryRow(byUserId, amount(terms), at, type(terms.source()), reason));
    }

    private static BigDecimal amount(BlockTerms terms) {
        return terms.amount().value();
    }

    private static String type(Source source) {
        return switch (source) {
            case PURCHASE, AUTO_REFILL, RECURRING -> BOUGHT;
            case BONUS, SIGNUP, PROMOTIONAL, ADJUSTMENT -> "GIFTED";
            case REWARD -> "EARNED";
        };
    }
}
