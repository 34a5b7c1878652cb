package io.creditledger.api.org;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Rounding;
import io.creditledger.projections.usage.UsageView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * Credits used in a period, whole, each figure rounded down by itself.
 *
 * @param sandboxCredits everything that has no figure of its own
 * @param currentStorageGb the latest metadata {@code storage_gb} of storage usage
 * @param estimatedSpanCount sum of metadata {@code span_count}
 */
record UsageBreakdownResponse(
        @JsonProperty("total_credits") BigInteger totalCredits,
        @JsonProperty("sandbox_credits") BigInteger sandboxCredits,
        @JsonProperty("inference_credits") BigInteger inferenceCredits,
        @JsonProperty("span_credits") BigInteger spanCredits,
        @JsonProperty("storage_credits") BigInteger storageCredits,
        @JsonProperty("web_search_credits") BigInteger webSearchCredits,
        @JsonProperty("current_storage_gb") BigDecimal currentStorageGb,
        @JsonProperty("estimated_span_count") long estimatedSpanCount) {

    private static final List<String> OWN_FIGURE = List.of("inference", "span_ingestion", "storage", "web_search");

    static UsageBreakdownResponse of(List<UsageView> rows) {
        return new UsageBreakdownResponse(
                sum(rows, row -> true),
                sum(rows, row -> !OWN_FIGURE.contains(row.kind())),
                sum(rows, row -> row.kind().equals("inference")),
                sum(rows, row -> row.kind().equals("span_ingestion")),
                sum(rows, row -> row.kind().equals("storage")),
                sum(rows, row -> row.kind().equals("web_search")),
                storage(rows),
                rows.stream().mapToLong(UsageView::spanCount).sum());
    }

    private static BigInteger sum(List<UsageView> rows, Predicate<UsageView> wanted) {
        Credits sum = rows.stream().filter(wanted).map(UsageView::credits).reduce(Credits.ZERO, Credits::plus);
        return Rounding.floorToWhole(sum);
    }

    /** Rows are in order of days: the last figure that is not zero is the latest. */
    private static BigDecimal storage(List<UsageView> rows) {
        BigDecimal latest = BigDecimal.ZERO;
        LocalDate day = LocalDate.MIN;
        for (UsageView row : rows) {
            if (row.storageGb().signum() != 0 && !row.day().isBefore(day)) {
                latest = row.storageGb();
                day = row.day();
            }
        }
        return latest;
    }
}
