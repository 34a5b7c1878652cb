package io.creditledger.api.importing;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Credits;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column means what. Names are those of the file's header.
 *
 * @param account whose credits are used
 * @param kind usage kind of every row
 * @param time when the usage happened; null: when the row is imported
 * @param amount credits used; null: computed from tokens and prices
 * @param inputTokens tokens read
 * @param outputTokens tokens generated
 * @param inputPrice credits per token read
 * @param outputPrice credits per token generated
 * @param model which model served
 * @param reference the caller's own id of the usage
 */
public record ColumnMapping(
        AccountId account,
        String kind,
        @Nullable String time,
        @Nullable String amount,
        @Nullable String inputTokens,
        @Nullable String outputTokens,
        Credits inputPrice,
        Credits outputPrice,
        @Nullable String model,
        @Nullable String reference) {

    /** @throws IllegalArgumentException when no column says how much was used */
    public ColumnMapping {
        if (amount == null && inputTokens == null && outputTokens == null) {
            throw new IllegalArgumentException(
                    "no column says how many credits were used: name --amount-column, or --input-column and"
                            + " --output-column with their prices");
        }
    }

    /** Every column that the mapping names. */
    List<String> columns() {
        return Stream.of(time, amount, inputTokens, outputTokens, model, reference)
                .filter(Objects::nonNull)
                .toList();
    }
}
