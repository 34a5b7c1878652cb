package io.creditledger.core.price;

import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Flaw;
import io.creditledger.core.price.model.Flaws;
import io.creditledger.core.price.model.PricingModel;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a price is. Fixed for ever: other terms are another price, so that what was charged can be explained.
 *
 * @param name shown to customers
 * @param currency ISO 4217 code, or the tenant's own unit
 * @param itemId what is sold; also its name
 * @param cadence how often it is billed
 * @param billingCycle only with a custom cadence
 * @param invoicingCycle how often it is invoiced; null: as it is billed
 * @param billableMetricId what measures the usage; null: nothing is measured, the fee is fixed
 * @param billedInAdvance of a fixed fee; null: not said
 * @param fixedPriceQuantity units of a fixed fee; null: usage is measured
 * @param conversionRate of the tenant's own unit to money; null: none
 * @param externalPriceId the tenant's own id, unique in the tenant; null: none
 * @param invoiceGroupingKey a property by which invoices show it in groups; null: none
 * @param model how the amount follows from usage
 * @param adjustments what is changed about the amount
 */
public record PriceTerms(
        String name,
        String currency,
        String itemId,
        Cadence cadence,
        @Nullable Cycle billingCycle,
        @Nullable Cycle invoicingCycle,
        @Nullable String billableMetricId,
        @Nullable Boolean billedInAdvance,
        @Nullable BigDecimal fixedPriceQuantity,
        @Nullable BigDecimal conversionRate,
        @Nullable String externalPriceId,
        @Nullable String invoiceGroupingKey,
        PricingModel model,
        Adjustments adjustments) {
    private static final int MAX_DURATION = 3_650;

    /** Whether usage is measured; otherwise the fee is fixed. */
    public boolean measured() {
        return billableMetricId != null;
    }

    /** How long a billing period is. */
    public Cycle cycle() {
        Cycle usual = cadence.cycle();
        if (usual != null) {
            return usual;
        }
        if (billingCycle == null) {
            throw new IllegalStateException("a custom cadence without a cycle");
        }
        return billingCycle;
    }

    /**
     * Everything that is wrong, with the paths of the published request; empty: nothing. What is wrong with the model
     * is under {@code model_config}.
     */
    public List<Flaw> flaws() {
        return Flaws.of(this::check);
    }

    private void check(Flaws flaws) {
        flaws.text("name", name);
        flaws.text("currency", currency);
        flaws.text("item_id", itemId);
        flaws.text("billable_metric_id", billableMetricId);
        flaws.text("external_price_id", externalPriceId);
        if (".".equals(externalPriceId) || "..".equals(externalPriceId)) {
            flaws.add("external_price_id", "must not be '.' or '..', which no path can name");
        }
        flaws.text("invoice_grouping_key", invoiceGroupingKey);
        if ((cadence == Cadence.CUSTOM) != (billingCycle != null)) {
            flaws.add("billing_cycle_configuration", "is for the custom cadence, and needed there");
        }
        checkCycle(flaws, "billing_cycle_configuration", billingCycle);
        checkCycle(flaws, "invoicing_cycle_configuration", invoicingCycle);
        flaws.amount("fixed_price_quantity", fixedPriceQuantity);
        if (measured() && fixedPriceQuantity != null) {
            flaws.add("fixed_price_quantity", "is for fixed fees, and this price measures usage");
        }
        if (measured() && billedInAdvance != null && billedInAdvance) {
            flaws.add("billed_in_advance", "is for fixed fees: usage is known only afterwards");
        }
        if (conversionRate != null) {
            flaws.positive("conversion_rate", conversionRate);
        }
        model.check(flaws.in("model_config"));
        adjustments.check(flaws);
    }

    private static void checkCycle(Flaws flaws, String path, @Nullable Cycle cycle) {
        if (cycle != null && (cycle.duration() < 1 || cycle.duration() > MAX_DURATION)) {
            flaws.add(path + ".duration", "must be from 1 to " + MAX_DURATION);
        }
    }
}
