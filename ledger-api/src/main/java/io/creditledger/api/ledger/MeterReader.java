package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.body.Properties;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.money.Decimals;
import io.creditledger.core.price.evaluation.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads a decrement that names a price and usage instead of an amount. */
record MeterReader(MeteredPrices prices) {
    private static final int MAX_PRICE = 200;

    /** Whether the body names usage. Looks at all of its fields, so that none of them is unknown afterwards. */
    static boolean namesUsage(Fields fields) {
        boolean price = fields.has("price");
        boolean quantity = fields.has("quantity");
        return fields.has("properties") || quantity || price;
    }

    AccountCommand read(Ask ask) {
        Fields fields = ask.fields();
        if (fields.has("amount")) {
            fields.error("amount", "follows from the price: name one of the two.", "one_of");
        }
        String name = fields.text("price", MAX_PRICE);
        BigDecimal said = fields.decimal("quantity");
        SortedMap<String, String> properties = Properties.read(fields, "properties");
        List<String> plain = Properties.plain(fields, "properties");
        if (!fields.has("quantity") && !fields.has("properties")) {
            fields.error("quantity", "or properties are required.", "missing");
        }
        var usage = Parts.usage(fields);
        var note = Parts.note(fields);
        fields.done();
        MeteredPrices.Found found = prices.named(ask.call(), name);
        BigDecimal quantity = said == null
                ? measured(found.recorded().terms().billableMetricId(), properties)
                : Decimals.canonical(said);
        return new MeterUsage(
                ask.account(),
                ask.id(),
                ask.at(),
                found.price(),
                quantity,
                properties,
                found.recorded(),
                usage,
                note,
                plain);
    }

    /** A fixed fee is refused by what decides; until then it may be one unit. */
    private static BigDecimal measured(@Nullable String metric, SortedMap<String, String> properties) {
        if (metric == null) {
            return BigDecimal.ONE;
        }
        BigDecimal measured = new Metric(metric).measured(properties);
        if (measured == null) {
            throw Problem.invalid(
                    List.of("body", "properties"),
                    "'properties' have no number '" + metric + "', which is what the price measures.",
                    "missing");
        }
        return Decimals.canonical(measured);
    }
}
