package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.customer.AlertTerms;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.customer.AlertView;
import io.creditledger.projections.customer.CrossingView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as the published clients expect it: of other sorts of alert the keys are there, and nothing in them. */
record AlertBody(
        UUID id,
        String type,
        @JsonProperty("created_at") Instant createdAt,
        String currency,
        CustomerName customer,
        boolean enabled,
        List<Threshold> thresholds,
        @JsonProperty("balance_alert_status") List<Status> balanceAlertStatus,
        @Nullable String metric,
        @Nullable String plan,
        @Nullable String subscription,
        @JsonProperty("license_type") @Nullable String licenseType,
        @JsonProperty("grouping_keys") @Nullable List<String> groupingKeys) {
    /** What the types begin with in JSON. */
    static final String PREFIX = "credit_balance_";

    /** A balance that matters. */
    record Threshold(BigDecimal value) {}

    /** Whether the balance is now one that the alert is about. */
    record Status(
            @JsonProperty("in_alert") boolean inAlert,
            @JsonProperty("threshold_value") BigDecimal thresholdValue) {}

    /** A time at which the alert fired. */
    record Crossing(
            @JsonProperty("ledger_sequence_number") long number,
            @JsonProperty("created_at") Instant createdAt,
            BigDecimal balance,
            List<Threshold> thresholds) {
        static Crossing of(CrossingView view) {
            return new Crossing(view.number(), view.at(), view.balance().value(), values(view.thresholds()));
        }
    }

    static AlertBody of(AlertView view, CustomerName customer, Credits balance) {
        AlertTerms terms = view.terms();
        return new AlertBody(
                view.alert(),
                PREFIX + terms.type().name().toLowerCase(Locale.ROOT),
                view.createdAt(),
                terms.unit(),
                customer,
                view.enabled(),
                values(terms.thresholds()),
                terms.thresholds().stream()
                        .map(t -> new Status(terms.isMet(t, balance), t.value()))
                        .toList(),
                null,
                null,
                null,
                null,
                null);
    }

    private static List<Threshold> values(List<Credits> thresholds) {
        return thresholds.stream().map(t -> new Threshold(t.value())).toList();
    }
}
