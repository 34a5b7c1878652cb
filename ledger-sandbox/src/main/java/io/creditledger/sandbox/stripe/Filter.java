package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** The filters of lists: what is not asked for matches everything. */
final class Filter {
    private Filter() {}

    /** Whether the object's text is the one asked for. */
    static boolean same(Form form, ObjectNode object, String field) {
        String wanted = form.text(field);
        return wanted == null || wanted.equals(Json.text(object, field));
    }

    /** Whether the object's flag is the one asked for. */
    static boolean sameFlag(Form form, ObjectNode object, String field) {
        return form.text(field) == null || form.flag(field, true) == Json.flag(object, field);
    }
}
