package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Where somebody lives, and whom a bill is for. */
final class Addresses {
    private Addresses() {}

    /** The address sent; fields not sent are null. */
    static ObjectNode of(Form form) {
        ObjectNode address = Json.object();
        for (String field : List.of("city", "country", "line1", "line2", "postal_code", "state")) {
            address.put(field, form.text(field));
        }
        return address;
    }

    /** Billing details; fields not sent are null. */
    static ObjectNode billing(Form form) {
        ObjectNode details = Json.object();
        details.set("address", of(form.form("address")));
        for (String field : List.of("email", "name", "phone", "tax_id")) {
            details.put(field, form.text(field));
        }
        return details;
    }
}
