package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.projections.customer.CustomerView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer by its names only. */
record CustomerName(
        UUID id,
        @JsonProperty("external_customer_id") @Nullable String externalCustomerId) {
    static CustomerName of(CustomerView view) {
        return new CustomerName(view.id().uuid(), view.profile().externalId());
    }
}
