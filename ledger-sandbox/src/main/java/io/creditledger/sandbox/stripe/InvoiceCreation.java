package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** Whether a checkout makes an invoice, and what stands on it. */
final class InvoiceCreation {
    private InvoiceCreation() {}

    static ObjectNode of(Form form) {
        ObjectNode creation = Json.object();
        creation.put("enabled", form.flag("enabled", false));
        Form data = form.form("invoice_data");
        ObjectNode invoice = creation.putObject("invoice_data");
        invoice.putNull("account_tax_ids");
        invoice.putNull("custom_fields");
        invoice.put("description", data.text("description"));
        invoice.put("footer", data.text("footer"));
        invoice.putNull("issuer");
        invoice.set("metadata", Metadata.of(data));
        invoice.putNull("rendering_options");
        return creation;
    }
}
