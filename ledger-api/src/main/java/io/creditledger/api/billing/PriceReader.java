package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.core.money.Decimals;
import io.creditledger.core.price.Cadence;
import io.creditledger.core.price.Cycle;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Discount;
import io.creditledger.core.price.model.Discount.AmountDiscount;
import io.creditledger.core.price.model.Discount.PercentageDiscount;
import io.creditledger.core.price.model.Discount.TrialDiscount;
import io.creditledger.core.price.model.Discount.UsageDiscount;
import io.creditledger.core.price.model.Flaw;
import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.model.QuantityModel.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the published body of a new price. Beside the published fields it takes {@code discount},
 * {@code minimum_amount} and {@code maximum_amount} in the form in which a price shows them: a price of this ledger can
 * carry its adjustments itself.
 */
final class PriceReader {
    private static final int MAX_TEXT = 200;
    private static final Map<String, Cadence> CADENCES = choices(Cadence.values());
    private static final Map<String, Cycle.Unit> UNITS = choices(Cycle.Unit.values());
    private static final PricingModel STAND_IN = new Unit(BigDecimal.ZERO, false);

    /** Texts that are told to be missing when they are. */
    private static final Set<String> REQUIRED = Set.of("name", "currency", "item_id");

    /** Published fields of later or larger things that this ledger does not have. */
    private static final List<String> NOT_OFFERED = List.of(
            "credit_allocation",
            "conversion_rate_config",
            "dimensional_price_configuration",
            "license_type_id",
            "license_type",
            "reference_id");

    private final Fields fields;

    private PriceReader(Fields fields) {
        this.fields = fields;
    }

    /** The terms in the body; what is wrong is noted in {@code fields}, which the caller has to close. */
    static PriceTerms read(Fields fields) {
        return new PriceReader(fields).terms();
    }

    private PriceTerms terms() {
        String type = fields.text("model_type", MAX_TEXT);
        PricingModel model = model(type);
        PriceTerms terms = new PriceTerms(
                fields.text("name", MAX_TEXT),
                fields.text("currency", MAX_TEXT),
                fields.text("item_id", MAX_TEXT),
                cadence(),
                cycle("billing_cycle_configuration"),
                cycle("invoicing_cycle_configuration"),
                fields.optionalText("billable_metric_id", MAX_TEXT),
                fields.optionalFlag("billed_in_advance"),
                decimal(fields, "fixed_price_quantity"),
                decimal(fields, "conversion_rate"),
                fields.optionalText("external_price_id", MAX_TEXT),
                fields.optionalText("invoice_grouping_key", MAX_TEXT),
                model == null ? STAND_IN : model,
                adjustments());
        terms.flaws().stream()
                .filter(flaw -> !REQUIRED.contains(flaw.path()) || fields.has(flaw.path()))
                .forEach(flaw -> fields.error(
                        flaw.path().replaceFirst("^model_config", type + "_config"), flaw.message() + ".", "value"));
        for (String name : NOT_OFFERED) {
            if (fields.has(name)) {
                fields.error(name, "is not available here.", "not_available");
            }
        }
        return terms;
    }

    private @Nullable PricingModel model(String type) {
        Class<? extends PricingModel> model = ModelTypes.named(type);
        for (String other : ModelTypes.all().keySet()) {
            if (fields.has(other + "_config") && !other.equals(type)) {
                fields.error(other + "_config", "is the configuration of another model_type.", "model_type");
            }
        }
        if (model == null) {
            String types = String.join(", ", ModelTypes.all().keySet());
            fields.error("model_type", "must be one of " + types + ".", "enum");
            return null;
        }
        ConfigReader reader = new ConfigReader();
        PricingModel read = reader.read(model, fields.optionalNode(type + "_config"));
        for (Flaw flaw : reader.flaws()) {
            String path = flaw.path().isEmpty() ? "" : "." + flaw.path();
            fields.error(type + "_config" + path, flaw.message() + ".", "value");
        }
        return read;
    }

    private Cadence cadence() {
        Cadence cadence = fields.optionalChoice("cadence", CADENCES);
        if (!fields.has("cadence")) {
            fields.error("cadence", "is required.", "missing");
        }
        return Objects.requireNonNullElse(cadence, Cadence.MONTHLY);
    }

    private @Nullable Cycle cycle(String name) {
        if (!fields.has(name)) {
            return null;
        }
        return fields.within(name, cycle -> {
            Long duration = cycle.optionalWhole("duration", 1, Integer.MAX_VALUE);
            Cycle.Unit unit = cycle.optionalChoice("duration_unit", UNITS);
            if (!cycle.has("duration")) {
                cycle.error("duration", "is required.", "missing");
            }
            if (!cycle.has("duration_unit")) {
                cycle.error("duration_unit", "is required.", "missing");
            }
            return new Cycle(
                    duration == null ? 1 : duration.intValue(), Objects.requireNonNullElse(unit, Cycle.Unit.DAY));
        });
    }

    private Adjustments adjustments() {
        Discount discount = fields.has("discount") ? fields.within("discount", PriceReader::discount) : null;
        return new Adjustments(
                discount == null ? List.of() : List.of(discount),
                decimal(fields, "minimum_amount"),
                decimal(fields, "maximum_amount"));
    }

    private static @Nullable Discount discount(Fields discount) {
        String reason = discount.optionalText("reason", Fields.MAX_TEXT);
        String type = discount.text("discount_type", MAX_TEXT);
        return switch (type) {
            case "usage" -> new UsageDiscount(required(discount, "usage_discount"), reason);
            case "amount" -> new AmountDiscount(required(discount, "amount_discount"), reason);
            case "percentage" -> new PercentageDiscount(required(discount, "percentage_discount"), reason);
            case "trial" ->
                new TrialDiscount(
                        decimal(discount, "trial_amount_discount"),
                        decimal(discount, "trial_percentage_discount"),
                        reason);
            default -> {
                discount.error("discount_type", "must be one of usage, amount, percentage, trial.", "enum");
                yield null;
            }
        };
    }

    private static BigDecimal required(Fields fields, String name) {
        if (!fields.has(name)) {
            fields.error(name, "is required.", "missing");
        }
        return Objects.requireNonNullElse(decimal(fields, name), BigDecimal.ZERO);
    }

    private static @Nullable BigDecimal decimal(Fields fields, String name) {
        BigDecimal number = fields.decimal(name);
        return number == null ? null : Decimals.canonical(number);
    }

    private static <E extends Enum<E>> Map<String, E> choices(E[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toUnmodifiableMap(e -> e.name().toLowerCase(Locale.ROOT), Function.identity()));
    }
}
