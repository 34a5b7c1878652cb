package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.renewal.Plan;
import io.creditledger.core.renewal.Renewal.Running;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account's recurring tier.
 *
 * @param tier what is bought each period, at the terms it had when it was bought first
 * @param price of a period, exact, in major units; 0: it is given
 * @param period {@code monthly} or {@code yearly}
 * @param startedAt when the first period began
 * @param status {@code active}, {@code paying} (a charge is under way), {@code declined} (it is tried again at
 *     {@code dueAt}) or {@code stopped}
 * @param paidUntil when the last period that was paid ends
 * @param dueAt when the next one is charged; null: it is not
 * @param payment that is under way
 * @param declines of the period that is due, so far
 * @param lastDecline the provider's code of the last of them
 * @param stopped why it is renewed no more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RenewalBody(
        String account,
        @Nullable String tier,
        String price,
        String currency,
        String period,
        @JsonProperty("started_at") Instant startedAt,
        String status,
        @JsonProperty("paid_until") Instant paidUntil,
        @JsonProperty("due_at") @Nullable Instant dueAt,
        @Nullable UUID payment,
        int declines,
        @JsonProperty("last_decline") @Nullable String lastDecline,
        @Nullable String stopped) {

    static RenewalBody of(AccountId account, Running renewal) {
        Plan plan = renewal.plan();
        return new RenewalBody(
                account.text(),
                plan.purpose().offer(),
                plan.price().major().toPlainString(),
                plan.price().currency().code(),
                plan.periods().every().name().toLowerCase(Locale.ROOT),
                plan.periods().first(),
                status(renewal),
                plan.periods().begin(renewal.period()),
                renewal.stopped() == null ? renewal.dueAt() : null,
                renewal.underway(),
                renewal.declines(),
                renewal.lastDecline(),
                renewal.stopped());
    }

    private static String status(Running renewal) {
        if (renewal.stopped() != null) {
            return "stopped";
        }
        if (renewal.underway() != null) {
            return "paying";
        }
        return renewal.declines() > 0 ? "declined" : "active";
    }
}
