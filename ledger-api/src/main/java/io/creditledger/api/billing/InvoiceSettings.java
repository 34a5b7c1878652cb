package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.core.account.Invoicing;
import io.creditledger.core.customer.InvoiceTerms;
import io.creditledger.core.money.UnitCost;
import io.creditledger.projections.customer.CustomerView;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** {@code invoice_settings}: how bought credits are invoiced. */
final class InvoiceSettings {
    private static final String NAME = "invoice_settings";
    private static final int MAX_NET_TERMS = 3_650;

    private InvoiceSettings() {}

    /** Bought credits need them, given ones cannot have any; null: given. */
    static @Nullable Invoicing increment(Fields fields, UnitCost cost, CustomerView customer) {
        boolean bought = cost.exceeds(UnitCost.ZERO);
        if (bought && !fields.has(NAME)) {
            fields.error(NAME, "is required when per_unit_cost_basis is more than zero.", "missing");
            return null;
        }
        if (!fields.has(NAME)) {
            return null;
        }
        if (!bought) {
            fields.error(NAME, "needs a per_unit_cost_basis of more than zero.", "cost_basis_missing");
        }
        return fields.within(NAME, settings -> invoicing(settings, customer));
    }

    /** Those of a top-up: {@code net_terms} must be there, its invoices have no common due date. */
    static InvoiceTerms topUp(Fields fields) {
        return fields.within(NAME, settings -> {
            boolean auto = autoCollection(settings);
            Long net = settings.optionalWhole("net_terms", 0, MAX_NET_TERMS);
            if (net == null && !settings.has("net_terms")) {
                settings.error("net_terms", "is required.", "missing");
            }
            String memo = settings.optionalText("memo", Fields.MAX_TEXT);
            return new InvoiceTerms(
                    auto,
                    net == null ? 0 : net.intValue(),
                    memo,
                    settings.flag("require_successful_payment") ? true : null);
        });
    }

    private static Invoicing invoicing(Fields settings, CustomerView customer) {
        ZoneId zone = ZoneId.of(customer.profile().timezone());
        boolean auto = autoCollection(settings);
        Long net = settings.optionalWhole("net_terms", 0, MAX_NET_TERMS);
        Instant due = Dates.optional(settings, "custom_due_date", zone);
        if (settings.has("net_terms") == settings.has("custom_due_date")) {
            settings.error("net_terms", "or custom_due_date is required, and not both.", "exactly_one");
        }
        String currency = customer.profile().currency();
        return new Invoicing(
                currency == null ? Invoicing.CURRENCY : currency,
                auto,
                net == null ? null : net.intValue(),
                due,
                Dates.optional(settings, "invoice_date", zone),
                settings.optionalText("memo", Fields.MAX_TEXT),
                settings.optionalText("item_id", Fields.MAX_REFERENCE),
                settings.flag("mark_as_paid"),
                settings.flag("require_successful_payment"));
    }

    private static boolean autoCollection(Fields settings) {
        Boolean auto = settings.optionalFlag("auto_collection");
        if (auto == null && !settings.has("auto_collection")) {
            settings.error("auto_collection", "is required.", "missing");
        }
        return auto != null && auto;
    }
}
