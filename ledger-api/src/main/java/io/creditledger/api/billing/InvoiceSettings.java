package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.customer.InvoiceTerms;
import io.creditledger.core.money.UnitCost;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * {@code invoice_settings}: how the tenant invoices bought credits. The ledger checks them and issues no invoice; the
 * block is drawable at once.
 */
final class InvoiceSettings {
    private static final String NAME = "invoice_settings";
    private static final int MAX_NET_TERMS = 3_650;

    private InvoiceSettings() {}

    /** Bought credits need them, given ones cannot have any. */
    static void checkIncrement(Fields fields, UnitCost cost) {
        boolean bought = cost.exceeds(UnitCost.ZERO);
        if (bought && !fields.has(NAME)) {
            fields.error(NAME, "is required when per_unit_cost_basis is more than zero.", "missing");
        } else if (fields.has(NAME)) {
            if (!bought) {
                fields.error(NAME, "needs a per_unit_cost_basis of more than zero.", "cost_basis_missing");
            }
            read(fields);
        }
    }

    /** What they say; {@code net_terms} or {@code custom_due_date} must be there, not both. */
    static InvoiceTerms read(Fields fields) {
        return fields.within(NAME, InvoiceSettings::settings);
    }

    private static InvoiceTerms settings(Fields settings) {
        Boolean auto = settings.optionalFlag("auto_collection");
        if (auto == null && !settings.has("auto_collection")) {
            settings.error("auto_collection", "is required.", "missing");
        }
        Long net = settings.optionalWhole("net_terms", 0, MAX_NET_TERMS);
        Dates.optional(settings, "custom_due_date", ZoneOffset.UTC);
        if (settings.has("net_terms") == settings.has("custom_due_date")) {
            settings.error("net_terms", "or custom_due_date is required, and not both.", "exactly_one");
        }
        String memo = settings.optionalText("memo", Fields.MAX_TEXT);
        if (settings.flag("require_successful_payment")) {
            throw Problem.notOffered("require_successful_payment");
        }
        return terms(auto, net, memo);
    }

    private static InvoiceTerms terms(@Nullable Boolean auto, @Nullable Long net, @Nullable String memo) {
        return new InvoiceTerms(auto != null && auto, net == null ? 0 : net.intValue(), memo);
    }
}
