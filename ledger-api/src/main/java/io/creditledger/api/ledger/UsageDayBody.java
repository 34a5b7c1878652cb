package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.usage.UsageView;
import java.time.LocalDate;

/** Usage of one kind on one UTC day: {@code credits} less what was undone. */
record UsageDayBody(
        LocalDate day,
        String kind,
        Credits credits,
        long count,
        @JsonProperty("input_tokens") long inputTokens,
        @JsonProperty("output_tokens") long outputTokens) {

    static UsageDayBody of(UsageView view) {
        return new UsageDayBody(
                view.day(), view.kind(), view.credits(), view.count(), view.inputTokens(), view.outputTokens());
    }
}
