package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a seller says in a dispute. */
final class Evidence {
    /** The words in {@code uncategorized_text} that win a dispute of the test mode. */
    static final String WINNING = "winning_evidence";

    /** The words that lose it. */
    static final String LOSING = "losing_evidence";

    private static final List<String> FIELDS = List.of(
            "access_activity_log",
            "billing_address",
            "cancellation_policy",
            "cancellation_policy_disclosure",
            "cancellation_rebuttal",
            "customer_communication",
            "customer_email_address",
            "customer_name",
            "customer_purchase_ip",
            "customer_signature",
            "duplicate_charge_documentation",
            "duplicate_charge_explanation",
            "duplicate_charge_id",
            "product_description",
            "receipt",
            "refund_policy",
            "refund_policy_disclosure",
            "refund_refusal_explanation",
            "service_date",
            "service_documentation",
            "shipping_address",
            "shipping_carrier",
            "shipping_date",
            "shipping_documentation",
            "shipping_tracking_number",
            "uncategorized_file",
            "uncategorized_text");

    private Evidence() {}

    /** Nothing said yet. */
    static ObjectNode none() {
        ObjectNode none = Json.object();
        FIELDS.forEach(none::putNull);
        none.putObject("enhanced_evidence");
        return none;
    }

    /** What is said now; an unknown field is refused. */
    static Map<String, String> given(Form form) {
        Map<String, String> given = form.entries();
        given.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw ApiError.invalid(
                            "parameter_unknown", "Received unknown parameter: " + form.param(field), form.param(field));
                });
        return given;
    }
}
