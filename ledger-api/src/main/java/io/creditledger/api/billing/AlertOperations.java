package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts on the balance of a customer's credits. */
@RestController
@RequestMapping("/v1/alerts")
@Tag(name = "Alerts")
public class AlertOperations {
    private static final String ALERT = "alert_id";

    private final Customers customers;
    private final Alerts alerts;

    AlertOperations(Customers customers, Alerts alerts) {
        this.customers = customers;
        this.alerts = alerts;
    }

    @Operation(operationId = "createAlert", summary = "Watch a balance: depleted, dropped to a threshold, recovered")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.AlertTerms.class)
    @PostMapping("/customer_id/{customer_id}")
    public ResponseEntity<AlertBody> create(Call call, @PathVariable("customer_id") String id, Fields fields) {
        return alerts.set(call, customers.known(call, id), fields);
    }

    @Operation(operationId = "createAlertByExternalId", summary = "The same by the customer's external id")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.AlertTerms.class)
    @PostMapping("/external_customer_id/{external_customer_id}")
    public ResponseEntity<AlertBody> createByExternalId(
            Call call, @PathVariable("external_customer_id") String external, Fields fields) {
        return alerts.set(call, customers.named(call, external), fields);
    }

    @Operation(operationId = "listAlerts", summary = "List the alerts of a customer, newest first")
    @Needs(Scope.READ)
    @GetMapping
    public BillingPage<AlertBody> list(
            Call call,
            @RequestParam(name = "customer_id", required = false) @Nullable String id,
            @RequestParam(name = "external_customer_id", required = false) @Nullable String external,
            @RequestParam(defaultValue = BillingPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (id != null && external == null) {
            return alerts.list(call, customers.known(call, id), limit, cursor);
        }
        if (external != null && id == null) {
            return alerts.list(call, customers.named(call, external), limit, cursor);
        }
        throw Problem.invalid(
                List.of("query", "customer_id"), "or external_customer_id is required, and not both.", "exactly_one");
    }

    @Operation(operationId = "getAlert", summary = "Read an alert, and whether the balance is at it now")
    @Needs(Scope.READ)
    @GetMapping("/{alert_id}")
    public AlertBody get(Call call, @PathVariable(ALERT) String alert) {
        return alerts.get(call, alert);
    }

    @Operation(operationId = "updateAlert", summary = "Watch other thresholds from now on")
    @Needs(value = Scope.WRITE, key = Key.NONE, body = Bodies.AlertChange.class)
    @PutMapping("/{alert_id}")
    public AlertBody update(Call call, @PathVariable(ALERT) String alert, Fields fields) {
        return alerts.changed(call, alert, fields);
    }

    @Operation(operationId = "deleteAlert", summary = "Forget an alert; one of its type can be made again")
    @Needs(value = Scope.WRITE, key = Key.NONE, success = 204)
    @DeleteMapping("/{alert_id}")
    public ResponseEntity<Void> delete(Call call, @PathVariable(ALERT) String alert) {
        alerts.remove(call, alert);
        return ResponseEntity.noContent().build();
    }

    @Operation(
            operationId = "listAlertCrossings",
            summary = "List when an alert fired since it was changed or enabled, newest first: once for each crossing")
    @Needs(Scope.READ)
    @GetMapping("/{alert_id}/crossings")
    public BillingPage<AlertBody.Crossing> crossings(
            Call call,
            @PathVariable(ALERT) String alert,
            @RequestParam(defaultValue = BillingPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return alerts.crossings(call, alert, limit, cursor);
    }

    @Operation(operationId = "enableAlert", summary = "Watch again, from now on")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL)
    @PostMapping("/{alert_id}/enable")
    public ResponseEntity<AlertBody> enable(Call call, @PathVariable(ALERT) String alert) {
        return alerts.switched(call, alert, true);
    }

    @Operation(operationId = "disableAlert", summary = "Watch no more")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL)
    @PostMapping("/{alert_id}/disable")
    public ResponseEntity<AlertBody> disable(Call call, @PathVariable(ALERT) String alert) {
        return alerts.switched(call, alert, false);
    }
}
