package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credits that are added whenever a balance has fallen; by the customer's id or its external id. */
@RestController
@RequestMapping("/v1/customers")
@Tag(name = "Credit blocks")
public class TopUpOperations {
    private static final String BY_ID = "/{customer_id}/credits/top_ups";
    private static final String BY_NAME = "/external_customer_id/{external_customer_id}/credits/top_ups";

    private final Customers customers;
    private final TopUps topUps;

    TopUpOperations(Customers customers, TopUps topUps) {
        this.customers = customers;
        this.topUps = topUps;
    }

    @Operation(operationId = "createTopUp", summary = "Set the top-up of a unit, in the place of the one before")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.TopUp.class)
    @PostMapping(BY_ID)
    public ResponseEntity<TopUpBody> create(Call call, @PathVariable("customer_id") String id, Fields fields) {
        return topUps.set(call, customers.known(call, id), fields);
    }

    @Operation(operationId = "createTopUpByExternalId", summary = "The same by the customer's external id")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.TopUp.class)
    @PostMapping(BY_NAME)
    public ResponseEntity<TopUpBody> createByExternalId(
            Call call, @PathVariable("external_customer_id") String external, Fields fields) {
        return topUps.set(call, customers.named(call, external), fields);
    }

    @Operation(operationId = "listTopUps", summary = "List the top-ups in force, newest first")
    @Needs(Scope.READ)
    @GetMapping(BY_ID)
    public BillingPage<TopUpBody> list(
            Call call,
            @PathVariable("customer_id") String id,
            @RequestParam(defaultValue = BillingPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return topUps.list(call, customers.known(call, id), limit, cursor);
    }

    @Operation(operationId = "listTopUpsByExternalId", summary = "The same by the customer's external id")
    @Needs(Scope.READ)
    @GetMapping(BY_NAME)
    public BillingPage<TopUpBody> listByExternalId(
            Call call,
            @PathVariable("external_customer_id") String external,
            @RequestParam(defaultValue = BillingPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return topUps.list(call, customers.named(call, external), limit, cursor);
    }

    @Operation(operationId = "deleteTopUp", summary = "Add no more")
    @Needs(value = Scope.WRITE, success = 204)
    @DeleteMapping(BY_ID + "/{top_up_id}")
    public ResponseEntity<Void> delete(
            Call call, @PathVariable("customer_id") String id, @PathVariable("top_up_id") String topUp) {
        return topUps.remove(call, customers.known(call, id), topUp);
    }

    @Operation(operationId = "deleteTopUpByExternalId", summary = "The same by the customer's external id")
    @Needs(value = Scope.WRITE, success = 204)
    @DeleteMapping(BY_NAME + "/{top_up_id}")
    public ResponseEntity<Void> deleteByExternalId(
            Call call, @PathVariable("external_customer_id") String external, @PathVariable("top_up_id") String topUp) {
        return topUps.remove(call, customers.named(call, external), topUp);
    }
}
