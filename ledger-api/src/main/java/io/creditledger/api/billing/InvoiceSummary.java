package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice in few words, as the published clients expect it with a block. */
record InvoiceSummary(
        UUID id,
        CustomerName customer,
        @JsonProperty("invoice_number") String invoiceNumber,
        String status,
        @Nullable Map<String, String> subscription) {}
