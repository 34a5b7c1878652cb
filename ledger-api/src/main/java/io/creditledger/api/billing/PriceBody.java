package io.creditledger.api.billing;

import io.creditledger.core.price.Cycle;
import io.creditledger.core.price.PriceEvent.PriceCreated;
import io.creditledger.core.price.PriceId;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Discount;
import io.creditledger.core.price.model.Discount.AmountDiscount;
import io.creditledger.core.price.model.Discount.PercentageDiscount;
import io.creditledger.core.price.model.Discount.TrialDiscount;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.projections.price.PriceView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A price as this dialect writes it: every published key, in the published order, null where there is nothing. */
final class PriceBody {
    private PriceBody() {}

    static Map<String, @Nullable Object> of(PriceView view) {
        return of(view.price(), view.createdAt(), view.terms(), view.metadata());
    }

    static Map<String, @Nullable Object> of(PriceId price, PriceCreated event) {
        return of(price, event.at(), event.terms(), event.metadata());
    }

    private static Map<String, @Nullable Object> of(
            PriceId price, Instant createdAt, PriceTerms terms, SortedMap<String, String> metadata) {
        String id = price.uuid().toString();
        String type = ModelTypes.of(terms.model());
        Adjustments adjustments = terms.adjustments();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("metadata", metadata);
        body.put("id", id);
        body.put("name", terms.name());
        body.put("external_price_id", terms.externalPriceId());
        body.put("price_type", terms.measured() ? "usage_price" : "fixed_price");
        body.put("model_type", type);
        body.put("created_at", createdAt.toString());
        body.put("cadence", terms.cadence().name().toLowerCase(Locale.ROOT));
        body.put("billing_cycle_configuration", cycle(terms.cycle()));
        body.put("invoicing_cycle_configuration", cycle(terms.invoicingCycle()));
        body.put("billable_metric", terms.measured() ? map("id", terms.billableMetricId()) : null);
        body.put("fixed_price_quantity", terms.fixedPriceQuantity());
        body.put("plan_phase_order", null);
        body.put("currency", terms.currency());
        body.put("conversion_rate", terms.conversionRate());
        body.put("item", map("id", terms.itemId(), "name", terms.itemId()));
        body.put("credit_allocation", null);
        body.put(
                "discount",
                adjustments.discounts().isEmpty()
                        ? null
                        : discount(adjustments.discounts().getFirst(), id));
        body.put("minimum", bound("minimum_amount", adjustments.minimum(), id));
        body.put("minimum_amount", text(adjustments.minimum()));
        body.put("maximum", bound("maximum_amount", adjustments.maximum(), id));
        body.put("maximum_amount", text(adjustments.maximum()));
        body.put(type + "_config", ConfigWriter.write(terms.model()));
        return body;
    }

    private static @Nullable Map<String, @Nullable Object> cycle(@Nullable Cycle cycle) {
        return cycle == null
                ? null
                : map(
                        "duration",
                        cycle.duration(),
                        "duration_unit",
                        cycle.unit().name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Map<String, @Nullable Object> bound(String name, @Nullable BigDecimal amount, String id) {
        return amount == null ? null : map(name, text(amount), "applies_to_price_ids", List.of(id));
    }

    private static Map<String, @Nullable Object> discount(Discount discount, String id) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        switch (discount) {
            case PercentageDiscount d -> {
                body.put("discount_type", "percentage");
                body.put("percentage_discount", d.percentageDiscount());
            }
            case UsageDiscount d -> {
                body.put("discount_type", "usage");
                body.put("usage_discount", d.usageDiscount());
            }
            case AmountDiscount d -> {
                body.put("discount_type", "amount");
                body.put("amount_discount", text(d.amountDiscount()));
            }
            case TrialDiscount d -> {
                body.put("discount_type", "trial");
                body.put("trial_amount_discount", text(d.trialAmountDiscount()));
                body.put("trial_percentage_discount", d.trialPercentageDiscount());
            }
        }
        body.put("applies_to_price_ids", List.of(id));
        body.put("reason", discount.reason());
        return body;
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
