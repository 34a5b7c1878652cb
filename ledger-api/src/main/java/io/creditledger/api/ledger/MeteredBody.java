package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.Metered;
import io.creditledger.core.price.rating.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How usage became credits.
 *
 * @param price by which price
 * @param priceRevision number of the price's fact that fixed its terms
 * @param periodEnd null: never
 * @param quantityBefore units of the period before
 * @param quantityAfter units of the period with these
 * @param working lines whose amounts sum up to the credits taken
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MeteredBody(
        UUID price,
        @JsonProperty("price_revision") long priceRevision,
        String quantity,
        Map<String, String> properties,
        @JsonProperty("period_start") Instant periodStart,
        @JsonProperty("period_end") @Nullable Instant periodEnd,
        @JsonProperty("quantity_before") String quantityBefore,
        @JsonProperty("quantity_after") String quantityAfter,
        List<Step> working) {
    /**
     * A line of the working.
     *
     * @param part what it is about, lower case
     * @param of the group or cell; absent: all usage
     * @param above where the tier begins, exclusive; absent: no tier
     * @param rate absent: the amount is no product
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Step(
            String part,
            List<String> of,
            @Nullable String above,
            String quantity,
            @Nullable String rate,
            String amount) {
        static Step of(Line line) {
            return new Step(
                    line.part().name().toLowerCase(Locale.ROOT),
                    line.of(),
                    text(line.above()),
                    line.quantity().toPlainString(),
                    text(line.rate()),
                    line.amount().toPlainString());
        }

        private static @Nullable String text(@Nullable BigDecimal number) {
            return number == null ? null : number.toPlainString();
        }
    }

    static MeteredBody of(Metered metered) {
        return new MeteredBody(
                metered.price(),
                metered.revision(),
                metered.quantity().toPlainString(),
                metered.properties(),
                metered.begin(),
                metered.end(),
                metered.before().toPlainString(),
                metered.after().toPlainString(),
                metered.working().stream().map(Step::of).toList());
    }
}
